CREATE TABLE `custody_records` (
	`scope` text NOT NULL,
	`number` integer NOT NULL,
	`log` text NOT NULL,
	`seq` integer NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`scope`, `number`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `custody_records_log_seq` ON `custody_records` (`log`,`seq`);