/** Databases, search stores and migrations of many frameworks. */
export const furtherStores = String.raw`
# databases and search
D data :: clickhouse-client -q "DROP TABLE events"
- read :: clickhouse-client -q "SELECT count() FROM events"
D data :: clickhouse-client --query "ALTER TABLE events DELETE WHERE ts < 1"
D data :: duckdb shop.db "DROP TABLE orders"
- read :: duckdb shop.db "SELECT * FROM orders"
D data :: cqlsh -e "TRUNCATE shop.orders"
D data :: cockroach sql -e "DROP DATABASE shop CASCADE"
- read :: cockroach node status
D infra/data :: cockroach node decommission 3
D data :: influx delete --bucket b --start 1970-01-01T00:00:00Z --stop 2030-01-01T00:00:00Z
D data/infra :: influx bucket delete -n metrics
- read :: influx bucket list
D data :: mongosh shop --eval 'db.orders.deleteMany({})'
- read :: mongosh shop --eval 'db.orders.find().limit(5)'
D data :: mongorestore --drop dump/
- data :: mongorestore dump/
- read/data :: mongodump --db shop
D data :: redis-cli -h cache.prod FLUSHALL
D data :: redis-cli --scan --pattern 'sess:*' | xargs redis-cli del
- read :: redis-cli get a
D data :: pg_restore --clean --if-exists -d shop dump.pgc
- data :: pg_restore -d shop dump.pgc
D data :: dropdb --if-exists shop
D data :: mysqladmin -f drop shop
D data :: mysql -e 'RESET MASTER'
D data :: curl -X DELETE http://es:9200/logs-2024
D data :: curl -XPOST http://es:9200/logs/_delete_by_query -d '{"query":{"match_all":{}}}'
- read :: curl -XPOST http://es:9200/logs/_search -d '{"query":{"match_all":{}}}'
- infra/config/data :: curl -XPOST http://es:9200/logs/_close
D data :: curl -X POST 'http://meili:7700/indexes/movies/documents/delete-batch' -d '[1,2]'
D data :: curl -X POST 'http://solr:8983/solr/core/update?commit=true' -d '<delete><query>*:*</query></delete>'
D data :: curl -X POST 'http://qdrant:6333/collections/docs/points/delete' -d '{"filter":{}}'
D infra/data :: curl -X DELETE http://qdrant:6333/collections/docs
D data :: typesense-cli collections delete products
D data :: sqlite3 app.db "DELETE FROM users"
- read :: sqlite3 app.db .schema
D data :: snowsql -q "DROP SCHEMA raw"
D data :: bq rm -r -f -t ds.table
D data :: bq query --use_legacy_sql=false 'DELETE FROM ds.t WHERE true'
- read :: bq query --use_legacy_sql=false 'SELECT 1'
D data :: databricks fs rm -r dbfs:/mnt/raw
D data/infra :: databricks unity-catalog catalogs delete --name main --force
D data :: hdfs dfs -rm -r -skipTrash /data/raw
- read :: hdfs dfs -ls /data
D data :: hive -e 'DROP TABLE raw.events'
D data :: beeline -u jdbc:hive2://h:10000 -e 'DROP DATABASE raw CASCADE'
D data :: spark-sql -e 'DROP TABLE raw.events'
D data :: trino --execute 'DELETE FROM hive.raw.events'
D data :: impala-shell -q 'DROP TABLE raw.events PURGE'
D data :: nodetool clearsnapshot --all
- infra :: nodetool drain
- read :: nodetool status
D data :: aws dynamodb delete-item --table-name orders --key '{"id":{"S":"1"}}'
D data :: memcflush --servers=cache:11211
D data :: echo flush_all | nc cache 11211
D data/infra :: neonctl branches delete br-1
- read :: neonctl branches list
D data/infra :: pscale branch delete shop dev --force
D data/infra :: turso db destroy shop --yes
- read :: turso db list
D data/infra :: atlas clusters delete shop --force
- read :: atlas clusters list
D data/infra :: couchbase-cli bucket-delete -c h --bucket b
D data/infra :: couchbase-cli bucket-flush -c h --bucket b --force
- read :: couchbase-cli server-list -c h
D data :: arangosh --javascript.execute-string 'db._drop("orders")'
D data :: surreal sql --query 'REMOVE TABLE orders'
D data/infra :: liquibase drop-all --force
- read :: liquibase status
- data :: liquibase update
D data :: ./gradlew flywayClean
D data :: mvn flyway:clean
- data :: mvn flyway:migrate
- read :: mvn flyway:info
D data :: dotnet ef database drop --force
D data :: dotnet ef database update 0
- data :: dotnet ef database update
- read :: dotnet ef migrations list
D data :: bundle exec rake db:drop
D data :: bin/rails db:reset
- read :: bin/rails db:migrate:status
D data :: php artisan db:wipe --force
D data :: php bin/console doctrine:schema:drop --force
D data :: python manage.py flush --noinput
D data :: flask db downgrade base
- data :: flask db upgrade
D data :: npx sequelize-cli db:drop
D data :: npx sequelize-cli db:migrate:undo:all
D data :: npx typeorm schema:drop -d ds.ts
D data :: npx knex migrate:rollback --all
D data :: npx drizzle-kit drop
D data :: npx mikro-orm schema:drop --run
D data :: goose postgres "dsn" reset
D data :: goose -dir m postgres "host=prod" down-to 0
- read :: goose -dir m postgres "host=prod" status
D data :: migrate -path m -database "$DB" drop -f
- data :: migrate -path m -database "$DB" up
D data :: dbmate drop
D data :: mix ecto.drop
D data :: mix ecto.reset
D data :: mix ecto.rollback --all
- data :: mix ecto.migrate
- read :: mix ecto.migrations
D data :: diesel database reset
D data :: sqlx database drop -y
D data :: sea-orm-cli migrate fresh
D data :: lein migratus rollback
D data :: yoyo rollback --all
D data :: aerich downgrade
D data :: tern migrate --destination 0
D data :: atlas schema clean -u "postgres://prod/shop"
- read :: atlas schema inspect -u "postgres://prod/shop"
D data :: npx ts-node ./node_modules/.bin/typeorm migration:revert
D data :: yarn prisma migrate reset -f
D data :: pnpm exec prisma migrate reset --force
D data :: poetry run alembic downgrade -1
D data :: uv run python manage.py migrate orders zero
D data :: docker compose exec web python manage.py flush --noinput
D data :: kubectl exec deploy/web -- bundle exec rails db:drop
D data :: heroku run rails db:reset -a shop
D data :: fly ssh console -C "rails db:drop"
`;
