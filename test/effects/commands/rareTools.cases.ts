/** Tools that few people have, and scripts that are known by their names alone. */
export const rareTools = String.raw`
D infra :: kubevela-cli delete app shop
D infra :: vela delete shop -y
- infra :: werf converge
D infra :: tanka delete environments/prod
D infra :: tk delete environments/prod
- read :: tk diff environments/prod
D infra :: qbec delete prod --yes
D infra :: timoni delete shop
D infra :: cilium uninstall
- read :: cilium status
D infra :: istioctl uninstall --purge -y
- read :: istioctl analyze
D infra :: linkerd uninstall | kubectl delete -f -
D infra :: okteto destroy --volumes
D infra :: devspace purge
D infra :: tilt down
D infra :: ko delete -f config/
D infra :: rke remove --force
D infra :: k0sctl reset --force
D infra/data :: longhornctl volume delete v
D infra :: stackql exec "DELETE FROM google.compute.instances WHERE instance='web'"
D infra :: ovhai app delete a
D infra :: upctl server delete web
D infra :: civo kubernetes remove shop -y
D infra :: exo compute instance delete web -f
D infra :: yc compute instance delete web
D infra :: tccli cvm TerminateInstances --InstanceIds '["i"]'
D data :: mongosh "mongodb://prod" --quiet --eval "db.getSiblingDB('shop').users.drop()"
D data :: ksql -e "DROP TABLE users DELETE TOPIC;"
D data :: psql service=prod --command='delete from users where true'
D data :: mysqlsh --sql -e "DROP SCHEMA shop"
D data :: sqlite-utils drop-table a.db users
D data :: steampipe query "select 1" && psql -c 'drop table a'
D data :: questdb-cli -q "DROP TABLE a"
D data :: aws timestream-write delete-table --database-name d --table-name t
D data :: gcloud spanner databases ddl update d --instance i --ddl='DROP TABLE a'
D data/infra :: cbt deletetable users
D data :: influx v1 shell -execute 'DROP DATABASE a'
D data :: promtool tsdb delete-series --match up
D data :: clickhouse local -q "DROP TABLE a"
D data :: elasticdump --delete --input=http://es/a --output=$
D data :: curator_cli delete_indices --filter_list '[]'
D data :: esctl delete index logs
D data :: kcctl delete connector c
D data/infra :: kafka-configs.sh --bootstrap-server k --alter --entity-type topics --entity-name a --add-config retention.ms=1
D data :: nats kv rm CONFIG a -f
D data :: bull-repl obliterate q
D data :: bin/console messenger:failed:remove --all
D data :: wp user delete 3 --reassign=1
D data :: drush entity:delete node
D data :: odoo-bin db drop shop
D data :: php bin/magento setup:uninstall
D data :: ./gradlew liquibaseDropAll
D data :: sbt flywayClean
D data :: mix ash_postgres.drop
D data :: lein ragtime rollback
D data :: cargo sqlx database drop -y
D data :: npx ts-node-dev x && npx sequelize db:seed:undo:all
D data :: npx nx run api:db-reset
D data :: invoke db.reset
D data :: poe db-drop
D data :: hatch run db:reset
D infra :: pnpm -r publish --access public
D infra :: changeset publish
D infra :: npx semantic-release
D infra :: flutter pub publish -f
D infra :: mvn release:perform -B
D infra :: jreleaser full-release
D infra :: cargo release publish --execute
D infra :: wasm-pack publish
D infra :: rebar3 hex publish
D infra :: opam publish
D infra :: cabal upload --publish a.tar.gz
D infra :: snapcraft upload --release=stable a.snap
D infra :: fastlane deliver
D infra :: eas submit -p ios
D infra/data :: pgbackrest --stanza=a expire
D infra/data :: sanoid --prune-snapshots
D infra/data :: duplicacy prune -keep 0:1
D infra/data :: rustic forget --keep-last 1
D infra/data :: bupstash rm id=1
D infra/data :: knoxite store remove s
D config/infra/data :: az ad user delete --id bob
D config/infra/data :: gcloud iam service-accounts delete a@b
D config/infra :: op user delete bob
D infra/config/data :: doppler secrets delete A -y
D infra/config/data :: chamber delete app KEY
D infra/config/data :: pass rm a
D infra/config :: checkly destroy --force
D infra/config :: netlify env:unset A
- read :: popeye
- read :: istioctl proxy-status
- read :: trivy image a
- read :: syft a
- read :: gcloud spanner databases ddl describe d --instance i
- read :: promtool check config a.yml
- read :: mysqlsh --sql -e "SELECT 1"
- read :: usql pg://x -c 'SELECT 1'
- read :: gh run view 1 --log
- read :: cargo audit
- read :: poetry show
- config :: poetry add x
- config :: bundle install
- read :: duplicacy list
- read :: rustic snapshots
`;
