/** How far single commands reach, and whether one command undoes them. */
export const reach = String.raw`
D infra rev=with_effort shared=yes :: kubectl --context prod delete deployment web
D infra shared=yes :: kubectl delete pvc data -n shop
D infra shared=yes :: kubectl -n staging delete ns staging
- infra rev=yes shared=yes :: kubectl scale deploy/web --replicas=3 -n prod
- read :: kubectl get pods -n prod
- secret :: kubectl get secret db -o jsonpath='{.data}'
- config shared=no :: kubectl config use-context prod
D infra :: kubectl delete crd foos.example.com
D infra :: kubectl replace --force -f a.yaml
D infra :: kubectl apply --prune -f a.yaml -l app=x
- infra :: kubectl apply -f a.yaml
- unknown :: kubectl debug -it web --image busybox
- infra :: kubectl taint nodes n1 a=b:NoSchedule
- read :: kubectl auth can-i delete pods
- read :: kubectl rollout status deploy/web
D data :: kubectl exec -it db-0 -- rm -rf /var/lib/postgresql
D infra :: terraform destroy -var env=prod -auto-approve
- infra :: terraform apply -auto-approve
- read :: terraform plan -out p
- config rev=with_effort :: terraform state rm aws_s3_bucket.a
- config rev=with_effort :: terraform force-unlock abc
- config :: terraform workspace select prod
- read :: terraform state list
D infra :: tofu apply -destroy
D infra shared=yes :: helm -n production uninstall shop
- infra :: helm upgrade --install shop ./chart
- infra :: helm rollback shop 3
- config :: helm repo add a https://x
- read :: helm history shop
D infra shared=no :: docker rm -f web
D infra/data shared=no :: docker volume rm data
D infra/data shared=no :: docker volume prune -f
D infra shared=no :: docker image prune -a -f
- infra shared=no :: docker stop web
D infra/data shared=yes :: docker -H ssh://prod rm -f web
D infra rev=no shared=yes :: docker push reg.example/a:1
D infra shared=yes :: aws --profile prod ec2 terminate-instances --instance-ids i-1
- infra rev=yes :: aws ec2 stop-instances --instance-ids i-1
- secret :: aws iam create-access-key --user-name ci
- secret :: aws ssm get-parameter --name a --with-decryption
- config :: aws iam put-role-policy --role-name r --policy-name p --policy-document x
D infra rev=with_effort :: aws kms schedule-key-deletion --key-id k
D data/infra :: aws s3 rm s3://b/a
- read :: aws ec2 describe-instances --filters a
D infra :: aws ec2 release-address --allocation-id a
D infra :: aws ec2 revoke-security-group-ingress --group-id g
- infra :: aws lambda update-function-code --function-name f
D infra shared=yes :: gcloud --project shop-prod sql instances delete db
- config :: gcloud config set project shop-prod
- secret :: gcloud secrets versions access latest --secret a
- infra :: gcloud compute instances stop web
D infra/data :: gcloud projects delete shop
D data/infra :: gsutil rm -r gs://b
D data/infra :: gsutil rsync -d -r a gs://b
D infra :: az group delete -n shop-prod --yes
- secret :: az keyvault secret show --vault-name v --name n
- infra :: az vm deallocate -g g -n v
D infra :: az keyvault delete -n v
D data rev=no :: npx prisma migrate reset --force
D data shared=yes :: DATABASE_URL=postgres://u@db.prod.internal/x npx prisma migrate reset --force
D data shared=yes :: supabase db reset --linked
D data :: alembic downgrade -1
- read :: alembic current
- data :: alembic upgrade head
D data :: rails db:drop RAILS_ENV=production
D data :: php artisan migrate:fresh --seed
D infra rev=no shared=yes :: npm publish --access public
- read :: npm publish --dry-run
D infra rev=no :: twine upload dist/*
D infra :: npm unpublish a --force
- config rev=yes :: npm install a
D history rev=with_effort shared=yes :: git push --force origin main
D history rev=with_effort shared=yes :: git push origin --delete a
- data rev=with_effort shared=yes :: git push origin main
- history rev=with_effort shared=no :: git commit --amend --no-edit
- history :: git rebase -i main
D data rev=no :: git reset --hard
D data :: git clean -fd
D history :: git branch -D a
- data rev=yes shared=no :: git commit -m x
- read :: git fetch
D data rev=no shared=no :: rm -rf build
D data shared=yes :: ssh prod-db 'rm -rf /var/lib/mysql'
- config shared=no :: export ENV=prod
- config :: git config user.name x
D infra/data :: restic -r r forget --prune
D data rev=no :: shred -u a
D data shared=yes :: psql postgres://db.prod.example/shop -c 'DELETE FROM a'
D data shared=no :: sqlite3 a.db 'DELETE FROM a'
D data shared=no :: psql -h localhost -c 'DROP TABLE a'
- infra shared=yes :: heroku maintenance:on -a shop-prod
- infra rev=yes :: systemctl stop nginx
`;
