/** Further families of every kind, and safe lines that look like them. */
export const furtherFamilies = String.raw`
D infra :: cdktf destroy prod --auto-approve
D infra :: terraform -chdir=infra/prod apply -destroy -auto-approve
D infra :: tofu destroy
- read :: terraform show -json
- config :: terraform state rm aws_instance.web
D infra :: terraform workspace delete staging
D infra :: pulumi destroy --yes -s prod
- read :: pulumi preview
D infra :: aws cloudformation delete-stack --stack-name prod
D infra :: aws eks delete-nodegroup --cluster-name c --nodegroup-name n
D infra :: aws rds delete-db-instance --db-instance-identifier shop --skip-final-snapshot
D infra :: aws lambda delete-function --function-name f
- infra :: aws ecs update-service --cluster c --service s --desired-count 0
D infra/data :: aws logs delete-log-group --log-group-name g
D infra/data :: aws ecr batch-delete-image --repository-name r --image-ids imageTag=a
D infra/config :: aws iam delete-role --role-name r
- config :: aws iam attach-role-policy --role-name r --policy-arn a
D data/infra :: aws glue delete-table --database-name d --name t
D infra :: aws elasticbeanstalk terminate-environment --environment-name e
D infra :: aws route53 delete-hosted-zone --id Z
- read :: aws logs tail g --follow
- read :: aws athena get-query-results --query-execution-id q
D infra :: gcloud container clusters delete c --zone z -q
D infra :: gcloud run services delete s
D infra/data :: gcloud bigtable instances delete b
- infra :: gcloud run deploy s --image i
- read :: gcloud logging read 'severity>=ERROR'
D infra :: az aks delete -n c -g g --yes
D data/infra :: az cosmosdb sql database delete -a a -n d -g g
D infra/data :: az sql db delete -n d -s s -g g --yes
D infra :: az webapp delete -n w -g g
- read :: az monitor activity-log list
D infra :: kubectl delete ns prod
D infra :: kubectl -n prod delete deploy --all
D infra :: oc delete project shop
- infra :: kubectl scale deploy web --replicas=0
- infra :: kubectl cordon n1
- infra :: kubectl rollout restart deploy/web
- infra :: kubectl drain n1 --delete-emptydir-data --force
- read :: kubectl logs -f web
- read :: k9s info
- read :: stern web
D infra :: helm uninstall web -n prod
D infra :: kustomize build . | kubectl delete -f -
D infra :: docker compose down -v
- infra :: docker compose down
D infra/data :: docker system prune -af --volumes
D data :: docker exec db psql -c 'DROP TABLE a'
D data :: podman exec db mysql -e 'DROP DATABASE shop'
D infra :: vagrant destroy -f
D infra :: multipass delete --purge web
D infra :: render services delete srv-1 --confirm
D infra :: koyeb apps delete shop
D infra :: netlify sites:delete abc --force
D infra :: vercel project rm shop
- infra :: vercel --prod
- secret :: vercel env pull .env
D infra :: heroku apps:destroy -a shop --confirm shop
- infra :: heroku ps:scale web=0 -a shop
D infra/data :: railway volume delete --volume v
D infra :: flyctl machine destroy m1 --force
D infra :: doctl kubernetes cluster delete c -f
D infra :: doctl compute droplet delete 1 -f
- read :: doctl account get
D infra :: platform environment:delete dev
D infra :: pm2 delete all
- infra :: pm2 restart web
- read :: pm2 list
- infra :: supervisorctl stop web
D infra/data :: wrangler d1 delete shop
D infra :: wrangler delete
D data :: wrangler d1 execute shop --remote --command "DROP TABLE users"
D data :: wrangler kv key delete --binding KV a
- read :: wrangler tail
- infra :: wrangler deploy
D infra :: serverless remove --stage prod
D infra :: sst remove --stage prod
D infra :: cdk destroy --all --force
- read :: cdk synth
D infra :: sam delete --stack-name s --no-prompts
D infra :: copilot app delete --yes
D infra :: amplify delete --force
D infra :: eb terminate prod --force
D data/infra :: firebase functions:delete f --force
D infra/data :: consul kv delete -recurse app/
D infra/data :: vault kv destroy -versions=1 secret/a
D infra/config :: vault auth disable github
D infra/data/config :: vault secrets disable kv
- secret :: vault kv get secret/a
- infra :: nomad job stop web
D data :: etcdctl del "" --from-key
D infra :: nomad job stop -purge web
# data
D data :: psql "$PROD_URL" -c "TRUNCATE orders CASCADE"
D data :: psql -h db.prod -f - <<'X'⏎DELETE FROM orders;⏎X
- data :: psql -h db.prod -c "INSERT INTO a VALUES (1)"
D data :: mysql -h db -e "DELETE FROM orders WHERE id=1"
D data :: mariadb shop -e "DROP VIEW v; DROP TABLE t"
D data :: sqlcmd -S db -Q "TRUNCATE TABLE a"
D data :: echo "DROP TABLE a;" | sqlplus u/p@db
D data :: mongosh --eval 'db.dropDatabase()' shop
- data :: mongosh --eval 'db.a.insertOne({})' shop
D data :: mongo shop --eval 'db.a.remove({})'
D data :: redis-cli -n 0 flushdb
D data :: redis-cli del a b c
- data :: redis-cli set a 1
- read :: redis-cli keys '*'
D data :: valkey-cli eval "return redis.call('flushall')" 0
D data :: cypher-shell "MATCH (n) DETACH DELETE n"
- read :: cypher-shell "MATCH (n) RETURN count(n)"
D data :: curl -X POST http://es:9200/_bulk -d '{"delete":{"_index":"a","_id":"1"}}'
D data :: curl -X DELETE "http://es:9200/_all"
D data/infra :: curl -X DELETE http://es:9200/_snapshot/r/s
D data :: curl -X POST "http://influx:8086/api/v2/delete?org=a&bucket=b" -d '{}'
D data :: curl -XPOST http://prom:9090/api/v1/admin/tsdb/delete_series?match[]=up
- read :: curl 'http://prom:9090/api/v1/query?query=up'
D data :: bundle exec rails runner 'User.destroy_all'
D data :: rails runner "User.where(x: 1).delete_all"
D data :: python manage.py shell -c "User.objects.all().delete()"
D data :: php artisan tinker --execute="User::truncate();"
D data :: php artisan migrate:rollback --step=5
D data :: vendor/bin/phinx rollback -t 0
D data :: ./vendor/bin/doctrine orm:schema-tool:drop --force
D data :: symfony console doctrine:database:drop --force
D data :: rake db:schema:load
D data :: npx prisma db execute --stdin <<< 'DROP TABLE a'
D data :: npx wrangler d1 migrations apply x && npx prisma migrate reset --force
- data :: npx prisma migrate deploy
D data :: npx supabase db reset
D data :: supabase db reset --linked
- read :: supabase status
D data :: hasura migrate apply --down all
D data :: hasura metadata clear
D data :: migrate-mongo down
D data :: node-pg-migrate down
D data :: knex seed:run && knex migrate:down
D data :: atlas migrate down
D data :: sqitch revert -y
D data :: flyway undo
D data :: flyway -url=jdbc:x clean
- read :: flyway info
- data :: flyway migrate
D data :: evolve erase
D data :: dbt run-operation drop_schema
D data :: rails db:migrate:down VERSION=1
D data :: bin/rails db:rollback STEP=3
- data :: ./manage.py migrate app 0003
D data :: soda reset
D data :: buffalo pop reset
D data :: bun run db:reset
D data :: npm run db:reset
D data :: npm run migrate:rollback
D data :: make db-reset
D data :: yarn db:drop
D data :: pnpm run db:wipe
D data :: composer run db:fresh
D data :: just drop-db
D data :: rake db:drop:all
- unknown/infra/read/config/data :: npm run deploy
- read :: npm run lint
- data/config/unknown :: npm run db:migrate
# backup, storage
D data/infra :: restic -r s3:b forget --keep-last 1 --prune
- read :: restic -r s3:b snapshots
- data :: restic backup /srv
D data/infra :: borg prune --keep-daily 1 /b
- read :: borg list /b
D data/infra :: velero delete backup b --confirm
D data/infra :: velero schedule delete s --confirm
D data/infra :: aws rds delete-db-snapshot --db-snapshot-identifier s
D data/infra :: aws ec2 delete-snapshot --snapshot-id s
D data :: rsync -a --delete empty/ data/
- data :: rsync -a a/ b/
D data :: rclone sync empty: remote:
- read/data :: rclone ls remote:
D data :: aws s3 sync empty s3://b --delete
D data :: aws s3 mv s3://a s3://b --recursive
D infra/data :: tmutil delete /Volumes/b
D data/infra :: rdiff-backup --remove-older-than 1W /b
D data/infra :: rdiff-backup remove increments --older-than 1W /b
D data/infra :: snapper delete 1-50
D data/infra :: timeshift --delete-all
D data/infra :: barman backup-delete main b1
# git & vcs
D history :: git push origin +main
D history :: git push --mirror
D history :: git filter-repo --path secrets --invert-paths
D history :: git reflog expire --expire=now --all
D data/history :: git reset --hard HEAD~3
D data :: git checkout -- .
D data :: git clean -fdx
D data :: git stash drop
- data :: git stash
- data/history :: git rebase main
- read :: git status
- data :: git add -A && git commit -m x && git push
- data :: git merge main
D history :: git branch -D old
- data/history :: git branch -d old
- read :: git branch -a
D data :: svn revert -R .
D data/history :: hg strip tip
D data/history :: jj abandon x
- read :: hg log
# saas
D infra/data :: gh repo delete a/b --yes
D infra/data/config :: glab variable delete TOKEN
D data/infra :: jira issue delete OPS-1
- message/data :: jira issue create -t Bug
D infra/config/data :: auth0 users delete x
D infra/config/data :: okta users deactivate x
D infra/config/data :: gam delete group x
D infra/config/data :: kcadm.sh delete users/1
D infra/config :: twilio phone-numbers:remove PN1
- message :: twilio api:core:messages:create --to +1 --body hi
- message :: slack chat send --text hi
D data :: stripe subscriptions cancel sub_1
D data :: stripe payouts create --amount 100
D infra/config/data :: grafana-cli plugins remove x
D infra/data/config :: newrelic entity tags delete -g x
D infra :: cloudflared tunnel delete t
- infra/config :: cloudflared tunnel create t
D infra/config :: doctl compute domain delete x.example -f
D infra/config :: aws route53domains delete-domain --domain-name x.example
D infra/config/data :: contentful space delete --space-id x
D infra/data :: sanity dataset delete production --force
D infra/data :: algolia indices delete prod -y
D infra/data :: hcloud volume delete v
D infra/config :: tctl users rm bob
# windows / ps
D data :: pwsh -c 'rm -r -fo ./data'
D data :: powershell "Get-ChildItem . -Filter *.log | ForEach-Object { Remove-Item $_ }"
D infra :: powershell -Command "Remove-AzVM -ResourceGroupName rg -Name vm -Force"
D infra/config/data :: powershell -Command "Remove-DnsServerZone -Name x -Force"
D data :: powershell -Command "Clear-Content C:\\a.txt"
D data :: powershell -Command "Format-Volume -DriveLetter D"
- read :: powershell -Command "Get-Process | Sort-Object CPU"
- infra :: powershell -Command "Restart-Computer -ComputerName srv1 -Force"
- config/infra/data :: powershell -Command "Set-ExecutionPolicy Bypass"
D infra/data :: powershell -Command "Remove-SqlDatabase -Name shop"
D infra/data/config :: powershell -Command "Uninstall-WindowsFeature Web-Server"
D data/infra/config :: powershell -Command "Remove-Mailbox -Identity bob"
D data :: cipher /w:C
# safe lookalikes
- read :: cat delete_users.sql
- read :: grep -rn "truncate" src | head
- read :: ls drop/ purge/
- read/config :: vim -R delete.py
- read :: less /var/log/purge.log
- read :: git show HEAD:rm.sh
- read :: git log --grep='delete'
- read :: psql -c "SELECT * FROM deleted_orders"
- read :: psql -c "SELECT 'DROP TABLE x'"
- data :: git commit -m "DROP TABLE"
- data :: echo "DELETE FROM a" > migration.sql
- read :: helm template . | kubectl diff -f -
- read :: kubectl delete pod x --dry-run=client
- read :: terraform plan -destroy
- read :: aws ec2 terminate-instances --instance-ids i --dry-run
- read :: rsync -an --delete a/ b/
- read :: npm publish --dry-run
- read :: gcloud projects delete --help
- read :: man rm
- read :: command -v rm
- read :: find . -name '*delete*'
- data :: rm -rf /tmp/build-123
- data :: mkdir -p out && cp a out/
- config :: npm uninstall left-pad
- config :: apt-get remove -y vim
- config :: chmod +x run.sh
- read :: pytest -k delete
- read :: curl -s https://api.example.com/deleted-items
- read :: python -c "print('rm -rf /')"
- read :: jq 'del(.a)' a.json
- read :: awk '/delete/ {print}' a.log
- read :: sed -n '/DROP/p' a.sql
- read :: docker ps --filter status=removing
- read :: dig drop.example.com
`;
