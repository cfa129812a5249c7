CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`offset` integer,
	`length` integer,
	`number` integer NOT NULL,
	`time_us` integer,
	`content` integer,
	`place` integer DEFAULT 0 NOT NULL,
	`held` integer NOT NULL,
	`key` integer,
	`tool` text,
	`decision` integer,
	`actor` text,
	`sound` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_findings` (
	`id` integer PRIMARY KEY NOT NULL,
	`class` text NOT NULL,
	`entry` integer NOT NULL,
	`last` integer NOT NULL,
	`message` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_findings_class_entry` ON `audit_findings` (`class`,`entry`);--> statement-breakpoint
CREATE TABLE `audit_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_links` (
	`entry` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`how` integer NOT NULL,
	`target` integer NOT NULL,
	PRIMARY KEY(`entry`, `ordinal`)
);
--> statement-breakpoint
CREATE TABLE `audit_logs` (
	`exhibit` integer PRIMARY KEY NOT NULL,
	`format` text NOT NULL,
	`status` text NOT NULL,
	`entries` integer NOT NULL,
	`verified` integer NOT NULL,
	`json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cross_actions` (
	`id` integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cross_calls` (
	`call` integer PRIMARY KEY NOT NULL,
	`outside` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cross_differences` (
	`number` integer PRIMARY KEY NOT NULL,
	`call` integer NOT NULL,
	`entry` integer NOT NULL,
	`what` text NOT NULL,
	`in_trace` text NOT NULL,
	`in_log` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cross_differences_call` ON `cross_differences` (`call`);--> statement-breakpoint
CREATE INDEX `cross_differences_entry` ON `cross_differences` (`entry`);--> statement-breakpoint
CREATE TABLE `cross_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`call` integer NOT NULL,
	`by` text NOT NULL,
	`strength` text NOT NULL,
	`form` text,
	`leads` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cross_entries_call` ON `cross_entries` (`call`);--> statement-breakpoint
CREATE TABLE `found_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`exhibit` integer NOT NULL,
	`at` text NOT NULL,
	`fingerprint` text NOT NULL,
	`key` text NOT NULL,
	`ids` text NOT NULL,
	`name` text,
	`form` text NOT NULL
);
