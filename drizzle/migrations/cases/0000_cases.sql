CREATE TABLE `custody` (
	`scope` text NOT NULL,
	`number` integer NOT NULL,
	`at_us` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`detail` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`scope`, `number`)
);
--> statement-breakpoint
CREATE TABLE `exhibits` (
	`incident` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`added_us` integer NOT NULL,
	`container` integer,
	`problems` text DEFAULT '[]' NOT NULL,
	PRIMARY KEY(`incident`, `number`),
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exhibits_incident_sha256` ON `exhibits` (`incident`,`sha256`);--> statement-breakpoint
CREATE INDEX `exhibits_sha256` ON `exhibits` (`sha256`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`sample` text,
	`created_us` integer NOT NULL,
	`state` text NOT NULL,
	`index_job` text
);
--> statement-breakpoint
CREATE INDEX `incidents_created` ON `incidents` (`created_us`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`stage` text NOT NULL,
	`exhibits` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`created_us` integer NOT NULL,
	`started_us` integer,
	`ended_us` integer,
	`error` text,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `jobs_incident_created` ON `jobs` (`incident`,`created_us`);--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`);