CREATE TABLE `effect_targets` (
	`id` integer PRIMARY KEY NOT NULL,
	`effect` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `effects` (
	`id` integer PRIMARY KEY NOT NULL,
	`call` integer NOT NULL,
	`class` text NOT NULL,
	`destructive` integer NOT NULL,
	`reversible` text NOT NULL,
	`shared` text NOT NULL,
	`environment` text NOT NULL,
	`unit` text,
	`value` real,
	`currency` text,
	`targets` integer NOT NULL,
	`rule` text NOT NULL,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `factors` (
	`number` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`message` text NOT NULL,
	`calls` text NOT NULL,
	`cites` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `leaks` (
	`call` integer NOT NULL,
	`fingerprint` text NOT NULL,
	PRIMARY KEY(`call`, `fingerprint`)
);
--> statement-breakpoint
CREATE TABLE `recovery_items` (
	`id` integer PRIMARY KEY NOT NULL,
	`call` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`action` text NOT NULL,
	`proof` text NOT NULL,
	`alternatives` text NOT NULL,
	`warning` text,
	`reversible` text
);
--> statement-breakpoint
CREATE TABLE `secrets` (
	`id` integer PRIMARY KEY NOT NULL,
	`part` text NOT NULL,
	`exhibit` integer NOT NULL,
	`record` integer NOT NULL,
	`draft` integer NOT NULL,
	`step` integer,
	`call` integer,
	`kind` text NOT NULL,
	`offset` integer NOT NULL,
	`length` integer NOT NULL,
	`fingerprint` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `calls` ADD `class` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `gravity` integer;--> statement-breakpoint
ALTER TABLE `calls` ADD `harm` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `session` text;