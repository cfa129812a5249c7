/** Further statements of the dialects. */
export const statementsAgain = String.raw`
D data dialect=postgres :: UPDATE accounts SET balance = 0
D data dialect=postgres :: TRUNCATE ONLY orders RESTART IDENTITY
D data dialect=postgres :: DROP EXTENSION postgis CASCADE; DROP TABLE a
- data/config dialect=postgres :: ALTER TABLE orders ALTER COLUMN total TYPE int USING total::int
- config dialect=postgres :: ALTER TABLE orders ALTER COLUMN total SET NOT NULL
- data dialect=postgres :: INSERT INTO a SELECT * FROM b ON CONFLICT (id) DO UPDATE SET v = excluded.v
- data dialect=postgres :: INSERT INTO a VALUES (1) ON CONFLICT DO NOTHING
- read dialect=postgres :: WITH r AS (SELECT 1) SELECT * FROM r
D data dialect=postgres :: SELECT pg_drop_replication_slot('s')
- infra/config dialect=postgres :: SELECT pg_reload_conf()
- read dialect=postgres :: SELECT pg_size_pretty(pg_database_size('shop'))
- config/read dialect=postgres :: SET statement_timeout = '5s'
- data/config dialect=postgres :: CREATE TABLE b AS SELECT * FROM a
- config/data dialect=postgres :: CREATE MATERIALIZED VIEW m AS SELECT 1
D config/data dialect=postgres :: DROP ROLE bob
- config dialect=postgres :: ALTER DATABASE shop RENAME TO shop_old
D data dialect=postgres :: ALTER TABLE orders DETACH PARTITION orders_2024; DROP TABLE orders_2024
- read dialect=postgres :: SHOW search_path
- data dialect=postgres :: BEGIN; UPDATE a SET v = 1; ROLLBACK
D data dialect=postgres :: BEGIN; DELETE FROM a; SAVEPOINT s; ROLLBACK TO s; COMMIT
D data dialect=postgres :: CREATE OR REPLACE FUNCTION f() RETURNS void AS $$ BEGIN END $$ LANGUAGE plpgsql; DELETE FROM a
- config dialect=postgres :: CREATE OR REPLACE FUNCTION f() RETURNS void AS $$ BEGIN DELETE FROM a; END $$ LANGUAGE plpgsql
- config dialect=postgres :: CREATE TRIGGER t AFTER DELETE ON a FOR EACH ROW EXECUTE FUNCTION f()
- config/data dialect=postgres :: DROP TRIGGER t ON a
D data dialect=mysql :: DELETE FROM a ORDER BY id LIMIT 100
D data dialect=mysql :: ALTER TABLE a DROP PARTITION p0
D data dialect=mysql :: LOAD DATA INFILE 'x' REPLACE INTO TABLE a
- data dialect=mysql :: LOAD DATA LOCAL INFILE 'x' INTO TABLE a
- data/config dialect=mysql :: CREATE TABLE b LIKE a
- data dialect=mysql :: INSERT INTO a VALUES (1) ON DUPLICATE KEY UPDATE v = 2
- infra dialect=mysql :: STOP REPLICA
- read dialect=mysql :: SHOW SLAVE STATUS
- read dialect=mysql :: DESCRIBE orders
- config dialect=mysql :: ALTER TABLE a ENGINE = InnoDB
D config/data dialect=mysql :: DROP USER 'bob'@'%'
D data dialect=snowflake :: ALTER TABLE a DROP COLUMN b
D data dialect=snowflake :: DROP STAGE s
- data/config dialect=snowflake :: CREATE TABLE b CLONE a
- config dialect=snowflake :: ALTER USER bob SET PASSWORD = 'x'
- infra/data/unknown/config dialect=snowflake :: EXECUTE TASK t
- read dialect=snowflake :: DESCRIBE TABLE a
D data dialect=snowflake :: MERGE INTO a USING b ON a.id=b.id WHEN MATCHED THEN UPDATE SET v=b.v
D data dialect=bigquery :: DROP TABLE IF EXISTS shop.a
D data dialect=bigquery :: UPDATE shop.a SET v = 1 WHERE TRUE
- data dialect=bigquery :: INSERT shop.a (id) VALUES (1)
- config dialect=bigquery :: ALTER TABLE shop.a SET OPTIONS (description='x')
- data/config dialect=bigquery :: ALTER TABLE shop.a SET OPTIONS (expiration_timestamp=CURRENT_TIMESTAMP())
- config/data dialect=bigquery :: CREATE SNAPSHOT TABLE shop.s CLONE shop.a
- config dialect=mssql :: ALTER DATABASE Shop SET RECOVERY SIMPLE
- config dialect=mssql :: CREATE NONCLUSTERED INDEX i ON dbo.a (b)
D data dialect=mssql :: DROP TABLE #t; DROP TABLE dbo.a
D data dialect=mssql :: UPDATE TOP (10) dbo.a SET v = 1
- config dialect=mssql :: DBCC SHRINKDATABASE (Shop)
- read dialect=mssql :: DBCC CHECKDB
D data dialect=mssql :: ALTER TABLE dbo.a SWITCH PARTITION 1 TO dbo.b; TRUNCATE TABLE dbo.b
- infra/config/unknown dialect=mssql :: EXEC sp_configure 'xp_cmdshell', 1
- read dialect=mssql :: SELECT name FROM sys.tables
D data dialect=oracle :: DELETE orders WHERE id = 1
D data dialect=oracle :: ALTER TABLE a TRUNCATE PARTITION p
D data dialect=oracle :: ALTER TABLE a SET UNUSED (b)
- config dialect=oracle :: ALTER INDEX i REBUILD ONLINE
- infra/config dialect=oracle :: ALTER DATABASE CLOSE
- read dialect=oracle :: SELECT * FROM dual
D data dialect=clickhouse :: ALTER TABLE events DETACH PARTITION '2024'; ALTER TABLE events DROP DETACHED PARTITION '2024'
- data/config dialect=clickhouse :: EXCHANGE TABLES a AND b
- read dialect=clickhouse :: SELECT * FROM system.parts
D data dialect=sqlite :: DELETE FROM a; VACUUM
- config/data dialect=sqlite :: ALTER TABLE a RENAME TO b
- read dialect=sqlite :: SELECT name FROM sqlite_master
D data dialect=databricks :: DROP TABLE a PURGE
D data dialect=databricks :: DELETE FROM a WHERE d < '2024-01-01'
- read dialect=databricks :: DESCRIBE EXTENDED a
- data/config dialect=databricks :: OPTIMIZE a ZORDER BY (d)
D data dialect=hive :: DROP DATABASE shop CASCADE
D data dialect=hive :: INSERT OVERWRITE TABLE a SELECT * FROM b
D data dialect=redshift :: DROP SCHEMA shop CASCADE
- data dialect=redshift :: COPY a FROM 's3://b/x' IAM_ROLE 'r'
- infra dialect=redshift :: SELECT pg_terminate_backend(1)
`;
