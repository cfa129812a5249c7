/** Containers, clusters, clouds, platforms that run applications, and what sets them up. */
export const platforms = String.raw`
D infra/data :: docker volume prune -af
D infra/data :: docker compose down --volumes --rmi all
D infra :: docker rm -f $(docker ps -aq)
D infra/data :: docker image prune -a --force
D infra :: docker builder prune -f
- infra :: docker stop web
- unknown/infra :: docker run --rm -it alpine sh
D infra :: docker swarm leave --force
D infra :: docker stack rm shop
D infra/data :: docker context use prod && docker volume rm pgdata
D data :: docker run --rm -v pgdata:/d alpine rm -rf /d
D infra :: docker push registry.example.com/shop:1.2.3
D infra rev=with_effort :: kubectl delete deployment web -n prod
D infra :: kubectl delete pvc --all -n prod
D infra :: kubectl delete -f k8s/
D infra :: kubectl delete crd widgets.example.com
D infra :: kubectl replace --force -f pod.yaml
D infra :: kubectl apply --prune -l app=shop -f k8s/
- infra rev=yes :: kubectl rollout undo deployment/web
- infra rev=yes :: kubectl rollout restart deployment/web
- infra :: kubectl scale --replicas=0 deployment --all -n prod
- infra :: kubectl patch svc web -p '{"spec":{"type":"NodePort"}}'
- infra :: kubectl set image deployment/web web=shop:1.2
- infra :: kubectl taint nodes n1 key=value:NoExecute
- config/infra :: kubectl config use-context prod
- secret :: kubectl get secret db -o jsonpath='{.data.password}'
- read :: kubectl get secrets
D data :: kubectl exec -it db-0 -- psql -c 'TRUNCATE orders'
D data :: kubectl exec web-0 -- rm -rf /data
- read :: kubectl exec web-0 -- ls /data
- infra rev=yes :: helm rollback shop 3
D infra :: helm uninstall shop --namespace prod
- infra :: helm upgrade --install shop ./chart -f prod.yaml
- infra :: terraform apply -auto-approve
D infra :: terraform apply -replace=aws_db_instance.main -auto-approve
D infra :: terraform destroy -target=module.db -auto-approve
- config/infra :: terraform state rm module.db
- config/infra :: terraform force-unlock -force 1234
D infra :: terragrunt run-all destroy --terragrunt-non-interactive
D infra :: tofu apply -destroy
D infra :: pulumi destroy -y
D infra :: pulumi stack rm prod --yes --force
- infra :: pulumi up --yes
D infra :: cdk destroy --all --force
- read :: cdk diff
- infra :: cdk deploy --require-approval never
D infra :: serverless remove --stage prod
- infra :: sls deploy --stage dev
D infra :: sam delete --stack-name shop --no-prompts
D infra :: eksctl delete cluster --name prod
D infra :: kops delete cluster --name c.example.com --yes
- read :: kops delete cluster --name c.example.com
D infra :: kubeadm reset -f
D infra :: k3d cluster delete dev
D infra :: kind delete cluster
D infra :: minikube delete --all --purge
- infra :: minikube start
D data/infra :: aws s3 rb s3://shop-prod --force
D data :: aws s3 rm s3://shop-prod/ --recursive
D data :: aws s3 sync ./out s3://site --delete
- data/infra :: aws s3 cp a.txt s3://site/
D data/infra :: aws dynamodb delete-table --table-name orders
D data :: aws dynamodb delete-item --table-name orders --key '{"id":{"S":"1"}}'
- data/infra :: aws dynamodb put-item --table-name orders --item '{"id":{"S":"1"}}'
D infra :: aws ec2 terminate-instances --instance-ids i-0a
- infra :: aws ec2 stop-instances --instance-ids i-0a
D infra :: aws ec2 delete-snapshot --snapshot-id snap-1
D infra :: aws rds delete-db-cluster --db-cluster-identifier prod --skip-final-snapshot
D infra/data :: aws sqs purge-queue --queue-url https://sqs.example/q
D infra/config/secret :: aws secretsmanager delete-secret --secret-id db --force-delete-without-recovery
- secret :: aws secretsmanager get-secret-value --secret-id db
- secret :: aws ssm get-parameter --name /db/password --with-decryption
- secret :: aws sts get-session-token
- config/infra :: aws iam put-role-policy --role-name r --policy-name p --policy-document file://p.json
D infra/config :: aws kms schedule-key-deletion --key-id k --pending-window-in-days 7
- message :: aws ses send-email --from a@example.com --destination ToAddresses=b@example.com --message file://m.json
- message/infra/data :: aws sns publish --topic-arn arn:x --message hi
D infra :: aws autoscaling delete-auto-scaling-group --auto-scaling-group-name g --force-delete
- infra :: aws autoscaling set-desired-capacity --auto-scaling-group-name g --desired-capacity 0
D infra :: gcloud projects delete shop-prod --quiet
D infra :: gcloud sql instances delete main -q
D infra/data :: gcloud storage rm -r gs://shop-prod
D data/infra :: gsutil -m rm -r gs://shop-prod/**
D data :: gsutil rsync -d -r out gs://site
- read :: gsutil ls gs://site
D infra :: gcloud compute disks delete d1 --zone z
- infra :: gcloud compute instances stop i1
- secret :: gcloud secrets versions access latest --secret=db
- secret :: gcloud auth print-access-token
- config :: gcloud config set project shop-prod
D infra/data :: gcloud pubsub topics delete t
D infra/data :: gcloud firestore databases delete --database='(default)'
D infra :: az group delete --name prod-rg --yes --no-wait
D data/infra :: az storage blob delete-batch -s c --account-name a
D infra :: az aks nodepool delete -g g --cluster-name c -n np
- infra :: az vm deallocate -g g -n v
- secret :: az keyvault secret show --vault-name v -n db
D infra/config/secret :: az keyvault purge --name v
D infra :: doctl compute droplet delete web1 -f
D infra :: doctl databases delete db-1 --force
D infra :: doctl kubernetes cluster delete c1 --dangerous --force
- read :: doctl databases backups db-1
D infra :: flyctl apps destroy shop -y
D infra/data :: fly volumes destroy vol_123 --yes
- infra :: fly scale count 0 -a shop
- infra :: fly deploy
- config/secret/infra :: fly secrets set TOKEN=x
D infra/config/secret/data :: fly secrets unset TOKEN
D infra/data :: heroku pg:reset DATABASE_URL --confirm shop
- infra rev=yes :: heroku rollback v42 -a shop
- config/infra :: heroku config:set DEBUG=1 -a shop
D config/infra/data :: heroku config:unset DEBUG -a shop
D infra :: heroku addons:destroy postgresql-1 --confirm shop
- secret :: heroku config -a shop
- infra rev=yes :: vercel rollback
D infra :: vercel remove shop --yes
D config/infra/data :: vercel env rm DATABASE_URL production -y
- infra :: netlify deploy --prod
D config/infra/data :: netlify env:unset KEY
D infra/data :: wrangler d1 execute shop --remote --command 'DROP TABLE orders'
- read :: wrangler d1 execute shop --command 'SELECT 1'
- infra rev=yes :: wrangler rollback
D infra :: wrangler delete --name shop
D infra/data :: wrangler kv bulk delete keys.json --namespace-id n
D data/infra :: firebase firestore:delete --all-collections -f
D data/infra :: firebase database:remove / --force
- infra :: firebase deploy --only hosting
- infra :: firebase hosting:disable -y
D data :: supabase db reset --linked
- data/infra :: supabase db push
D infra/data :: supabase projects delete abc
D infra :: railway down -y
- infra :: railway up
D data :: stripe refunds create --charge ch_1
D data :: stripe customers delete cus_1
- data :: stripe products create --name x
D data :: stripe subscriptions cancel sub_1
D infra/data :: ansible all -b -m file -a 'path=/srv/data state=absent'
D data/infra :: ansible db -m shell -a 'rm -rf /var/lib/mysql'
- infra/config/unknown/data :: ansible-playbook -i prod site.yml
- read :: ansible web -m shell -a uptime
D infra :: nomad job stop -purge shop
- infra :: nomad job stop shop
- infra :: nomad node drain -enable -yes abc
D infra/config/data :: knife node delete web1 -y
D infra :: knife ec2 server delete i-1 --purge -y
- infra/config :: chef-client
- infra/config :: puppet agent --test
- read :: puppet agent --test --noop
D infra :: vagrant destroy --force
- infra/data/read :: packer build image.pkr.hcl
D infra :: argocd app delete shop --cascade -y
- infra rev=yes :: argocd app rollback shop 3
- infra :: argocd app sync shop
D infra :: argocd app sync shop --prune --force
D infra :: flux uninstall --silent
D infra :: istioctl uninstall --purge -y
D infra :: linkerd uninstall | kubectl delete -f -
D infra :: oc delete project shop
D infra/data :: velero restore delete --all --confirm
D infra :: virsh undefine web1 --remove-all-storage
D infra :: multipass delete --all --purge
D infra :: lxc delete web1 --force
D data/infra :: proxmox-backup-client forget host/web/2026
`;
