/** Databases, queues, search, secrets, migrations and backups by their own clients. */
export const storesAndCopies = String.raw`
D data :: psql "$DATABASE_URL" -c 'DELETE FROM users'
D data :: psql -h db.prod.example.com -U admin -d shop -c "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
D data :: psql <<'SQL'⏎BEGIN;⏎DELETE FROM carts WHERE id < 100;⏎COMMIT;⏎SQL
- data/read :: psql -c 'BEGIN; DELETE FROM carts; ROLLBACK;'
- data/config :: psql -c 'CREATE INDEX CONCURRENTLY i ON orders (id)'
- infra/config/data/read :: psql -c 'VACUUM ANALYZE orders'
- infra :: psql -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
D data :: echo 'TRUNCATE orders' | psql shop
- unknown/data :: psql shop < dump.sql
D data :: dropdb --force shop
- data/config/infra :: createdb shop
D data :: pg_restore --clean --if-exists -d shop dump.pgc
- data :: pg_restore -d shop_new dump.pgc
D data :: mysql -uroot shop -e 'TRUNCATE TABLE sessions'
D data :: mysqladmin -f drop shop
- read :: mysqladmin status
D data :: sqlite3 app.db 'DELETE FROM logs; VACUUM;'
D data :: sqlite3 app.db < <(echo 'DROP TABLE a;')
D data :: mongosh shop --eval 'db.dropDatabase()'
D data :: mongosh shop --eval 'db.orders.deleteMany({})'
- data :: mongosh shop --eval 'db.orders.insertOne({a:1})'
D data :: mongorestore --drop dump/
- data/read :: mongodump --out dump/
D data :: redis-cli FLUSHALL
D data :: redis-cli -n 3 flushdb async
D data :: redis-cli --scan --pattern 'cache:*' | xargs redis-cli DEL
- data :: redis-cli SET a 1
- config :: redis-cli CONFIG SET maxmemory 1gb
- read :: redis-cli GET a
- read :: redis-cli TTL a
D data/infra :: curl -XDELETE http://es:9200/orders
D data/infra :: curl -X DELETE 'https://es.example.com:9200/logs-*'
D data :: curl -XPOST 'http://es:9200/orders/_delete_by_query' -H 'content-type: application/json' -d '{"query":{"match_all":{}}}'
- data/config :: curl -XPUT http://es:9200/orders -d '{"settings":{}}'
- data :: curl -XPOST http://es:9200/orders/_doc -d '{"a":1}'
- data/read :: curl -XPOST http://es:9200/orders/_refresh
- infra/data/config :: curl -XPOST http://es:9200/orders/_close
D data :: clickhouse-client --query 'ALTER TABLE events DELETE WHERE 1'
D data :: clickhouse client -q 'DROP DATABASE shop'
D data/infra :: bq rm -r -f -d shop
D data :: bq query --use_legacy_sql=false 'DELETE FROM shop.orders WHERE true'
D data :: bq load --replace shop.orders gs://b/a.csv
- data/config/infra :: bq mk shop.orders
D data :: snowsql -q 'DROP DATABASE shop'
- read :: snow sql -q 'SHOW TABLES'
D data :: cqlsh -e 'DROP KEYSPACE shop'
D data :: cqlsh -e 'TRUNCATE shop.orders'
D data/infra :: kafka-topics.sh --bootstrap-server b:9092 --delete --topic orders
D data :: kafka-delete-records.sh --bootstrap-server b:9092 --offset-json-file o.json
- data/config/infra :: kafka-topics --bootstrap-server b:9092 --create --topic t --partitions 3
D data/config/infra :: kafka-consumer-groups --bootstrap-server b:9092 --group g --reset-offsets --to-earliest --execute --topic t
D data :: rabbitmqadmin purge queue name=orders
D data/infra :: rabbitmqctl delete_queue orders
D data/infra :: rabbitmqctl reset
- infra :: rabbitmqctl stop_app
D data/infra :: nats stream rm ORDERS -f
D data/infra :: nats stream purge ORDERS -f
- read :: nats stream ls
D data/config/secret/infra :: vault kv metadata delete secret/db
D data/config/secret/infra :: vault secrets disable secret/
- secret :: vault kv get secret/db
- config/data/secret :: vault kv put secret/db password=x
- infra :: vault operator seal
D data/config :: consul kv delete -recurse app/
- data/config :: consul kv put app/a 1
- infra :: consul leave
D data/config :: etcdctl del "" --prefix
- read :: etcdctl get a
D infra/data :: etcdctl snapshot restore s.db --data-dir /var/lib/etcd
D data :: memcached-tool c:11211 flush
D data :: echo flush_all | nc cache 11211
D data :: influx delete --bucket b --start 1970-01-01T00:00:00Z --stop 2026-01-01T00:00:00Z
D data/infra :: influx bucket delete -n metrics
D data :: mc rm --recursive --force minio/b
D data/infra :: mc rb --force minio/b
D data :: cypher-shell 'MATCH (n) DETACH DELETE n'
- read :: cypher-shell 'MATCH (n) RETURN count(n)'
D data :: ldapdelete -x 'uid=bob,dc=example,dc=com'
- read :: ldapsearch -x uid=bob
D data :: npx prisma migrate reset --force
D data :: npx prisma db push --accept-data-loss
- data :: npx prisma migrate deploy
D data :: npx prisma db execute --stdin <<< 'DROP TABLE a'
D data :: alembic downgrade -1
- data :: alembic upgrade head
- config/data :: alembic stamp head
D data :: flyway clean
D data :: flyway undo
- data :: flyway migrate
- config/data :: flyway repair
D data :: liquibase drop-all
D data :: liquibase rollback-count 3
- data :: liquibase update
- read :: liquibase rollback-sql v1
D data :: bin/rails db:drop db:create db:migrate
D data :: bundle exec rake db:rollback STEP=2
D data :: RAILS_ENV=production rails db:reset
- data :: rails db:migrate
D data :: rails runner 'User.delete_all'
D data :: python manage.py flush --no-input
D data :: python manage.py migrate shop zero
- data :: python manage.py migrate
D data :: python manage.py shell -c "from shop.models import Order; Order.objects.all().delete()"
D data :: npx knex migrate:rollback --all
- data :: npx knex migrate:latest
D data :: npx sequelize-cli db:drop
D data :: npx sequelize-cli db:migrate:undo:all
- data :: npx sequelize-cli db:migrate
D data :: npx typeorm schema:drop
D data :: npx typeorm migration:revert -d ds.ts
D data :: npx drizzle-kit push --force
- data/read :: npx drizzle-kit generate
D data :: php artisan migrate:fresh --seed
D data :: php artisan migrate:rollback
- data :: php artisan migrate --force
D data :: php artisan db:wipe
D data :: php bin/console doctrine:schema:drop --force
D data :: mix ecto.drop
D data :: mix ecto.rollback
D data :: dotnet ef database drop -f
- data :: dotnet ef database update
D data :: dotnet ef database update 0
D data :: goose -dir db postgres "$DSN" down-to 0
- data :: goose up
D data :: migrate -path db -database "$DSN" down -all
D data :: migrate -path db -database "$DSN" drop -f
- data :: migrate -path db -database "$DSN" up
D data :: dbmate drop
D data :: dbmate rollback
D data :: atlas schema clean -u "$DSN" --auto-approve
D data :: sqlx database drop -y
D data :: diesel database reset
D data :: diesel migration revert
D data :: hasura migrate apply --down all
D data :: wp db reset --yes
D data :: drush sql-drop -y
D data :: restic forget --keep-last 1 --prune
D data :: restic -r s3:b unlock && restic -r s3:b forget abc --prune
- data :: restic backup /srv
D data/infra :: borg delete repo::monday
D data :: borg prune --keep-daily 7 repo
- data :: borg create repo::now /srv
D infra/data :: velero backup delete nightly --confirm
- infra/data :: velero backup create now
D data :: vssadmin delete shadows /all /quiet
D data/infra :: wbadmin delete catalog -quiet
D data :: tmutil deletelocalsnapshots 2026-01-01
D data :: zfs destroy -r tank/data@all
D data :: btrfs subvolume delete /snap/1
- data/config :: btrfs subvolume snapshot / /snap/1
D infra/data :: aws backup delete-recovery-point --backup-vault-name v --recovery-point-arn a
D infra/data :: aws rds delete-db-snapshot --db-snapshot-identifier s
D infra/data :: gcloud sql backups delete 123 --instance=main
D infra/data :: az backup protection disable --delete-backup-data true --yes
D data :: pgbackrest --stanza=main stanza-delete --force
D data :: wal-g delete everything FORCE
D data :: barman delete main oldest
D data :: duplicity remove-all-but-n-full 1 --force s3://b
- read :: duplicity collection-status s3://b
D data :: kopia snapshot delete abc --delete
D data :: rm -rf /var/lib/postgresql/14/main
D data :: rm /backups/shop-2026-01-01.dump
D data :: find /backups -mtime +7 -delete
`;
