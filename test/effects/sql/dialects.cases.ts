/** Statements of the vendors' own, and what looks like them. */
export const dialects = String.raw`
D data dialect=bigquery :: TRUNCATE TABLE shop.orders
D data dialect=bigquery :: DROP SCHEMA shop CASCADE
D data dialect=bigquery :: DELETE FROM shop.orders WHERE TRUE
D data dialect=bigquery :: MERGE shop.orders t USING shop.n s ON t.id=s.id WHEN NOT MATCHED BY SOURCE THEN DELETE
- data/config dialect=bigquery :: CREATE TABLE shop.copy CLONE shop.orders
- read dialect=bigquery :: SELECT * FROM shop.orders FOR SYSTEM_TIME AS OF TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR)
- data dialect=bigquery :: EXPORT DATA OPTIONS(uri='gs://b/*.csv', format='CSV') AS SELECT * FROM shop.orders
D data dialect=bigquery :: DROP SNAPSHOT TABLE shop.snap
- data dialect=bigquery :: LOAD DATA INTO shop.orders FROM FILES (format='CSV', uris=['gs://b/a.csv'])
D data dialect=bigquery :: LOAD DATA OVERWRITE shop.orders FROM FILES (format='CSV', uris=['gs://b/a.csv'])
D data dialect=bigquery :: ALTER TABLE shop.orders DROP COLUMN note
D data dialect=snowflake :: TRUNCATE TABLE IF EXISTS orders
D data dialect=snowflake :: CREATE OR REPLACE TABLE orders CLONE orders_old
D data dialect=snowflake :: DROP WAREHOUSE etl
D data dialect=snowflake :: REMOVE @stage/path/
D data dialect=snowflake :: INSERT OVERWRITE INTO orders SELECT * FROM n
- data dialect=snowflake :: COPY INTO orders FROM @stage
- data/read dialect=snowflake :: COPY INTO @stage/x FROM orders
- infra dialect=snowflake :: ALTER WAREHOUSE etl SUSPEND
- config/infra dialect=snowflake :: ALTER WAREHOUSE etl SET WAREHOUSE_SIZE = LARGE
- data/config dialect=snowflake :: UNDROP DATABASE shop
- config dialect=snowflake :: USE ROLE sysadmin
- read dialect=snowflake :: SHOW TABLES HISTORY
- read dialect=snowflake :: LIST @stage
- read dialect=snowflake :: SELECT * FROM orders AT(OFFSET => -3600)
D data/config dialect=snowflake :: ALTER TABLE orders SET DATA_RETENTION_TIME_IN_DAYS = 0
- data/config dialect=snowflake :: ALTER TABLE orders SWAP WITH orders_new
D data dialect=mssql :: TRUNCATE TABLE dbo.Orders
D data dialect=mssql :: DELETE TOP (1000) FROM dbo.Orders
D data dialect=mssql :: EXEC sp_MSforeachtable 'DROP TABLE ?'
D data dialect=mssql :: EXEC('DROP TABLE dbo.Orders')
D data dialect=mssql :: DROP DATABASE IF EXISTS Shop
- infra dialect=mssql :: ALTER DATABASE Shop SET OFFLINE WITH ROLLBACK IMMEDIATE
D data dialect=mssql :: RESTORE DATABASE Shop FROM DISK = 'x.bak' WITH REPLACE
- data/read dialect=mssql :: BACKUP DATABASE Shop TO DISK = 'x.bak'
- read dialect=mssql :: SELECT TOP 10 * FROM dbo.Orders WITH (NOLOCK)
- read dialect=mssql :: EXEC sp_who2
- infra dialect=mssql :: KILL 52
- data dialect=mssql :: BEGIN TRAN; DELETE FROM dbo.Orders; ROLLBACK TRAN
D data dialect=mssql :: MERGE dbo.A AS t USING dbo.B AS s ON t.id=s.id WHEN MATCHED THEN DELETE;
D data/unknown dialect=mssql :: EXEC xp_cmdshell 'del /q C:\data\*'
- read/data dialect=mssql :: SELECT * INTO #t FROM dbo.Orders
D data dialect=oracle :: DROP USER shop CASCADE
D data dialect=oracle :: DROP TABLESPACE users INCLUDING CONTENTS AND DATAFILES
D data dialect=oracle :: TRUNCATE TABLE orders DROP STORAGE
D data dialect=oracle :: ALTER TABLE orders DROP (note, total)
D data dialect=oracle :: BEGIN EXECUTE IMMEDIATE 'DROP TABLE orders'; END;
- read/unknown dialect=oracle :: SELECT * FROM orders AS OF TIMESTAMP SYSTIMESTAMP - INTERVAL '10' MINUTE
- data/config dialect=oracle :: FLASHBACK TABLE orders TO BEFORE DROP
- infra dialect=oracle :: SHUTDOWN IMMEDIATE
- infra/config dialect=oracle :: ALTER SYSTEM KILL SESSION '12,34'
- read dialect=oracle :: EXPLAIN PLAN FOR DELETE FROM orders
D data dialect=clickhouse :: OPTIMIZE TABLE events FINAL DEDUPLICATE
D data dialect=clickhouse :: DROP TABLE events ON CLUSTER main SYNC
D data dialect=clickhouse :: TRUNCATE DATABASE shop
D data dialect=clickhouse :: DELETE FROM events WHERE ts < now() - INTERVAL 90 DAY
D data dialect=clickhouse :: ALTER TABLE events MODIFY TTL ts + INTERVAL 1 DAY
D data dialect=clickhouse :: ALTER TABLE events UPDATE a = 1 WHERE 1
D data dialect=clickhouse :: ALTER TABLE events CLEAR COLUMN note IN PARTITION '2024'
- infra/data/config dialect=clickhouse :: DETACH TABLE events
- infra dialect=clickhouse :: SYSTEM SHUTDOWN
- infra dialect=clickhouse :: KILL QUERY WHERE user = 'bob'
- read dialect=clickhouse :: SHOW CREATE TABLE events
- data dialect=clickhouse :: INSERT INTO events FORMAT JSONEachRow {"a":1}
D data dialect=mysql :: DROP TABLE IF EXISTS a, b
D data dialect=mysql :: DELETE QUICK FROM orders LIMIT 10000
D data dialect=mysql :: PURGE BINARY LOGS BEFORE '2026-01-01'
D data dialect=mysql :: RESET MASTER
D data dialect=mysql :: UPDATE users SET admin = 1
- infra dialect=mysql :: KILL 42
- config dialect=mysql :: SET GLOBAL max_connections = 500
- read dialect=mysql :: SHOW BINARY LOGS
- read dialect=mysql :: SELECT * FROM orders FOR UPDATE
- data dialect=mysql :: INSERT IGNORE INTO a SELECT * FROM b
- data dialect=mysql :: SELECT * FROM users INTO OUTFILE '/tmp/u.csv'
- config dialect=mysql :: RENAME TABLE a TO b
- config/data dialect=mysql :: FLUSH PRIVILEGES
- data/config dialect=mysql :: OPTIMIZE TABLE orders
D data dialect=postgres :: DROP OWNED BY bob CASCADE
D data dialect=postgres :: DELETE FROM orders USING users u WHERE u.id = orders.uid
D data dialect=postgres :: DO $$ BEGIN EXECUTE 'TRUNCATE orders'; END $$
D data dialect=postgres :: ALTER TABLE orders DROP COLUMN IF EXISTS note CASCADE
- config/data dialect=postgres :: DROP MATERIALIZED VIEW m
D data dialect=postgres :: SELECT lo_unlink(1234)
- config dialect=postgres :: REVOKE ALL ON orders FROM bob
- config dialect=postgres :: ALTER TABLE orders ENABLE ROW LEVEL SECURITY
- config dialect=postgres :: COMMENT ON TABLE orders IS 'drop table'
- read dialect=postgres :: COPY (SELECT * FROM orders) TO STDOUT WITH CSV
- read dialect=postgres :: EXPLAIN (COSTS OFF) DELETE FROM orders
D data dialect=postgres :: EXPLAIN (ANALYZE, BUFFERS) DELETE FROM orders
- config/data/infra dialect=postgres :: REFRESH MATERIALIZED VIEW m
- config/data dialect=postgres :: DROP INDEX CONCURRENTLY i
- infra dialect=postgres :: SELECT pg_cancel_backend(1)
- read dialect=postgres :: SELECT 'DELETE FROM orders' AS q
- read dialect=postgres :: TABLE orders
- read dialect=postgres :: VALUES (1),(2)
- data dialect=sqlite :: INSERT INTO a DEFAULT VALUES
- config/data dialect=sqlite :: PRAGMA journal_mode = WAL
- read dialect=sqlite :: PRAGMA table_info(orders)
D data dialect=sqlite :: PRAGMA writable_schema=1; DELETE FROM sqlite_master
D data dialect=duckdb :: CREATE OR REPLACE TABLE a AS SELECT 1
- data dialect=duckdb :: COPY a TO 'a.parquet'
- read dialect=duckdb :: SELECT * FROM read_parquet('a.parquet')
D data dialect=redshift :: UNLOAD ('SELECT * FROM a') TO 's3://b/x' ALLOWOVERWRITE
- data dialect=redshift :: UNLOAD ('SELECT * FROM a') TO 's3://b/x'
D data dialect=databricks :: VACUUM orders RETAIN 0 HOURS
D data dialect=databricks :: RESTORE TABLE orders TO VERSION AS OF 3
D data dialect=databricks :: INSERT OVERWRITE orders SELECT * FROM n
D data dialect=hive :: ALTER TABLE orders DROP IF EXISTS PARTITION (d='2024')
- read dialect=spark :: DESCRIBE HISTORY orders
`;
