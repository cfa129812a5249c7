/** Queues, packages, backups, administration of hosted services, and requests. */
export const furtherServices = String.raw`
# queues
D data :: aws sqs purge-queue --queue-url u
D infra/data :: gcloud pubsub topics delete orders
D data/infra :: gcloud pubsub subscriptions seek s --time=2030-01-01T00:00:00Z
D data :: rabbitmqadmin purge queue name=orders
D data :: kafka-topics.sh --bootstrap-server k:9092 --delete --topic orders
D data :: kafka-delete-records.sh --bootstrap-server k:9092 --offset-json-file o.json
- read :: kafka-consumer-groups.sh --bootstrap-server k:9092 --describe --group g
D data :: kafka-consumer-groups.sh --bootstrap-server k:9092 --group g --reset-offsets --to-latest --all-topics --execute
- read :: kafka-consumer-groups.sh --bootstrap-server k:9092 --group g --reset-offsets --to-latest --all-topics --dry-run
D data :: rpk topic delete orders
D data :: pulsar-admin topics delete persistent://a/b/c
D data/infra :: nats stream rm ORDERS -f
D data :: celery -A shop purge -f
D data :: rq empty default
D data/infra :: az servicebus queue delete -g rg --namespace-name n --name q
D data/infra :: temporal workflow terminate --workflow-id w
- read :: temporal workflow list
D data :: airflow db reset -y
D data :: airflow dags delete nightly -y
# packages
D infra :: twine upload dist/*
D infra :: cargo publish
D infra :: cargo yank --version 1.0.0
- read :: cargo publish --dry-run
D infra :: gem push a.gem
D infra :: gem yank a -v 1
D infra :: dotnet nuget push a.nupkg
D infra :: npm unpublish a@1 --force
- config/infra/data :: npm deprecate a@1 "old"
D infra :: mix hex.publish --yes
D infra :: dart pub publish --force
D infra :: gh release create v1 --notes x
D infra/data :: gh release delete v1 --yes
D infra/data :: gh repo delete a/b --yes
- infra/config :: gh repo archive a/b --yes
- read :: gh repo view a/b
D infra/data :: glab repo delete a/b --yes
D data/infra :: gh api -X DELETE /repos/a/b
- read :: gh api /repos/a/b
D infra/data/config :: gh secret delete TOKEN
- read :: gh pr list
- message/data/history/infra :: gh pr merge 4 --squash
D infra :: vsce publish
D infra :: docker push reg.example/a:1
D infra :: helm push a.tgz oci://reg.example
D infra :: conan upload a/1 -r remote --all
D infra :: sbt publish
D infra :: ./gradlew publish
D infra :: mvn -B deploy
D infra :: lein deploy clojars
D infra :: luarocks upload a.rockspec
D infra :: hatch publish
D infra :: uv publish
D infra :: pod trunk push a.podspec
- config :: pip uninstall -y requests
- config :: cargo add serde
# backups
D data/infra :: kopia snapshot delete abc --delete
D data/infra :: duplicity remove-older-than 30D s3://b
D data/infra :: duplicity remove-all-but-n-full 1 --force s3://b
D data :: tarsnap -d -f old
D infra/data :: zfs destroy -r tank/data@daily
D infra/data :: zpool destroy tank
- data/infra :: zfs snapshot tank/data@x
- read :: zfs list -t snapshot
D infra/data :: btrfs subvolume delete /mnt/@snap
D infra/data :: lvremove -f vg/snap
D data/infra :: aws backup delete-recovery-point --backup-vault-name v --recovery-point-arn a
D data/infra :: pgbackrest --stanza=main stanza-delete --force
D data/infra :: pgbackrest expire --stanza=main --set=x
- read :: pgbackrest info
D data/infra :: wal-g delete everything FORCE --confirm
D data/infra :: wal-g delete retain 5
- read :: wal-g backup-list
D data/infra :: barman delete main 2024
- read :: barman list-backups main
D data/infra :: wbadmin delete catalog -quiet
D data/infra :: vssadmin delete shadows /all /quiet
D data/infra :: gcloud sql backups delete 12 --instance shop
D data/infra :: az backup protection disable --delete-backup-data true -g rg -v v -c c -i i
D data :: rclone delete remote:backups --min-age 30d
D data :: aws s3 rm s3://backups --recursive
D data :: mc rm --recursive --force m/backups
D data/infra :: mc rb --force m/backups
D data :: s3cmd del --recursive s3://b
D data :: gsutil -m rm -r gs://b
D data/infra :: az storage blob delete-batch -s c --account-name a
D data :: azcopy remove 'https://a.blob.core.windows.net/c' --recursive
D data :: s5cmd rm 's3://b/*'
D data :: b2 rm --recursive b2://b
D data/infra :: proxmox-backup-client snapshot forget host/x
# saas admin
D config/infra/data :: gam delete user bob@example.com
D config/infra/data :: gam user bob@example.com delete messages query 'in:all' doit
- read :: gam print users
D config/infra/data :: ldapdelete -D cn=admin 'uid=bob,dc=x'
D infra/config :: sentry-cli releases delete 1.0
- config/infra :: ldcli flags toggle-on --flag f --environment production
D data :: stripe customers delete cus_1
D data :: stripe refunds create --charge ch_1
- read :: stripe balance retrieve
D infra/data :: shopify theme delete -t 1 --force
D data :: wp post delete 4 --force
D data :: wp db reset --yes
- read :: wp plugin list
D data :: drush sql-drop -y
- message :: curl -X POST https://slack.com/api/chat.postMessage -d 'channel=ops&text=hi'
- message :: curl -X POST https://api.twilio.com/2010-04-01/Accounts/A/Messages.json -d To=+1
D data :: curl -X POST https://api.stripe.com/v1/refunds -d charge=ch_1
- read :: curl https://api.stripe.com/v1/charges
D data/infra :: http DELETE https://api.example.com/v1/projects/4
D data/infra :: xh delete https://api.example.com/v1/projects/4
- data/config :: http POST https://api.example.com/v1/projects name=x
D infra :: curl -X DELETE https://api.digitalocean.com/v2/droplets/1
D infra/data :: curl -X DELETE -H "Authorization: token x" https://api.github.com/repos/a/b
D infra/data/history :: curl -X DELETE https://api.github.com/repos/a/b/git/refs/heads/main
D infra :: curl -X DELETE https://api.cloudflare.com/client/v4/zones/z/dns_records/r
D data/config/infra :: curl -X POST https://api.cloudflare.com/client/v4/zones/z/purge_cache -d '{"purge_everything":true}'
D data :: wget --method=DELETE https://api.example.com/v1/users/1
D data :: curl -s -X POST https://api.example.com/graphql -d '{"query":"mutation { deleteUser(id: 1) { id } }"}'
- read :: curl -s -X POST https://api.example.com/graphql -d '{"query":"query { user(id: 1) { id } }"}'
`;
