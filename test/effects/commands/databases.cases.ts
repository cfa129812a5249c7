export const databases = `
- read :: psql -h db.example -c 'SELECT 1'
D data shared=yes :: psql postgres://a@db.prod.example/shop -c 'DROP TABLE orders'
D data :: psql -Atc "DELETE FROM a; DELETE FROM b" shop
D data :: dropdb --if-exists shop
D config/data :: dropuser app
- data/config :: createdb shop
- data/read :: pg_dump -Fc shop -f shop.dump
D data :: pg_restore --clean --if-exists -d shop shop.dump
- data :: pg_restore -d shop shop.dump
- infra :: pg_ctl restart -D /srv/pg
D data :: pg_resetwal -f /srv/pg
D data/infra :: pg_dropcluster --stop 15 main
- read :: pg_isready -h db
D data :: mysql -h db -e 'truncate table orders' shop
D data :: mysqladmin -f drop shop
- infra :: mysqladmin shutdown
- read :: mysqladmin status
- data/read :: mysqldump --all-databases
D data :: mongosh mongodb://db/shop --eval 'db.dropDatabase()'
- read :: mongosh mongodb://db/shop --eval 'db.orders.find().limit(5)'
- data :: mongosh mongodb://db/shop --eval 'db.orders.insertOne({a:1})'
D data :: mongosh shop --eval 'db.orders.deleteMany({})'
D data :: mongosh --quiet --eval 'db.getSiblingDB("shop").dropDatabase()'
D data :: mongorestore --drop dump/
- data/read :: mongodump --uri mongodb://db/shop
- read :: mongostat 1
D data :: redis-cli -h cache -n 2 FLUSHDB ASYNC
D data :: redis-cli -u redis://cache:6379 --scan --pattern 'sess:*' | xargs redis-cli DEL
- read :: redis-cli -h cache INFO memory
- data :: redis-cli SET a 1 EX 60
- config/data/infra :: redis-cli CONFIG SET save ""
- infra :: redis-cli SHUTDOWN NOSAVE
D data :: echo FLUSHALL | redis-cli -h cache
D data :: valkey-cli flushall
D data :: printf 'flush_all\\r\\n' | nc cache.example 11211
D data :: cqlsh -e 'DROP KEYSPACE shop'
- read :: cqlsh -e 'SELECT * FROM shop.orders LIMIT 1'
- read :: nodetool status
D data/infra :: nodetool decommission
D data/infra :: nodetool clearsnapshot --all
- infra :: nodetool drain
- infra/config/data :: nodetool repair
D data shared=yes :: curl -XDELETE http://es.example:9200/logs-2024
D data shared=yes :: curl -XPOST http://es.example:9200/orders/_delete_by_query -H 'Content-Type: application/json' -d '{"query":{"match_all":{}}}'
- read :: curl http://es.example:9200/_cat/indices
- infra/data :: curl -XPOST http://es.example:9200/logs/_close
D data :: influx bucket delete -n metrics -o acme
D data :: influx delete --bucket metrics --start 1970-01-01T00:00:00Z --stop 2030-01-01T00:00:00Z
- read :: influx query 'from(bucket:"m")'
- read :: influx bucket list
D data :: influx -execute 'DROP DATABASE telegraf'
D data :: cypher-shell 'MATCH (n) DETACH DELETE n'
- read :: cypher-shell 'MATCH (n) RETURN count(n)'
- data :: cypher-shell 'CREATE (n:User {a: 1})'
D data/infra :: neo4j-admin database load shop --from-path=/b --overwrite-destination=true
D infra/data :: aws dynamodb delete-table --table-name orders
D data/infra :: aws dynamodb delete-item --table-name orders --key '{"id":{"S":"1"}}'
- read :: aws dynamodb scan --table-name orders
- data/infra :: aws dynamodb put-item --table-name orders --item '{}'
D data/infra :: aws dynamodb batch-write-item --request-items '{"orders":[{"DeleteRequest":{"Key":{}}}]}'
D data :: clickhouse-client -q 'ALTER TABLE hits DELETE WHERE 1'
D data :: clickhouse-client --query "DROP TABLE hits SYNC"
- read :: clickhouse-client -q 'SELECT count() FROM hits'
D data :: duckdb shop.db 'DELETE FROM orders'
D data shared=no :: sqlite3 app.db 'DROP TABLE users;'
- read :: sqlite3 app.db .tables
D data :: sqlcmd -S db -Q "DROP DATABASE shop"
D data :: snowsql -q 'DROP SCHEMA raw CASCADE'
D data :: bq query --use_legacy_sql=false 'DELETE FROM shop.orders WHERE true'
D data/infra :: bq rm -r -f -d shop:orders
- read :: bq ls shop
D data :: cockroach sql --execute "DROP DATABASE shop CASCADE"
D data/infra :: cockroach node decommission 4
- read :: cockroach node status
D data/infra :: kafka-topics.sh --bootstrap-server k:9092 --delete --topic orders
- read :: kafka-topics.sh --bootstrap-server k:9092 --list
D data/infra :: kcat -b k:9092 -t orders -P -K: -Z < tombstones.txt
- read :: kcat -b k:9092 -L
D data/infra :: rpk topic delete orders
D data :: rabbitmqctl purge_queue orders -p prod
D data/infra :: rabbitmqctl delete_queue orders
D data/infra :: rabbitmqctl reset
- infra :: rabbitmqctl stop_app
- read :: rabbitmqctl list_queues name messages
D data/infra :: nats stream rm ORDERS -f
- data :: nats pub orders hi
- read :: nats stream info ORDERS
D data :: celery -A shop purge -f
- read :: celery -A shop inspect active
- infra :: celery -A shop control shutdown
D data/infra :: temporal workflow terminate --workflow-id w1
- read :: temporal workflow list
D data/infra :: airflow db reset -y
D data/infra :: airflow dags delete nightly
- read :: airflow dags list
- infra :: airflow dags pause nightly
D data/infra :: curator_cli delete_indices --filter_list '{}'
D data :: pgbackrest --stanza=shop stanza-delete --force
- read :: pgbackrest info
D data :: barman delete shop oldest
D data :: wal-g delete retain 5 --confirm
- infra :: patronictl failover shop --force
- infra :: patronictl reinit shop db2
`;
