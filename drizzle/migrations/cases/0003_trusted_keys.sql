CREATE TABLE `key_files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	`added_us` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trust_changes` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject` text NOT NULL,
	`at_us` integer NOT NULL,
	`action` text NOT NULL,
	`author` text NOT NULL,
	`reason` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	FOREIGN KEY (`subject`) REFERENCES `trusted_keys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trust_changes_subject_number` ON `trust_changes` (`subject`,`number`);--> statement-breakpoint
CREATE TABLE `trusted_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`identity` text NOT NULL,
	`key` text,
	`claim` text,
	`ids` text NOT NULL,
	`name` text NOT NULL,
	`note` text NOT NULL,
	`valid_from_us` integer,
	`valid_until_us` integer,
	`revoked` text,
	`revoked_us` integer,
	`successor` text,
	`scope` text,
	`form` text NOT NULL,
	`origin` text NOT NULL,
	`source_name` text,
	`source_sha256` text NOT NULL,
	`source_at` text,
	`source_incident` text,
	`source_exhibit` text,
	`compared` integer NOT NULL,
	`accepted_by` text NOT NULL,
	`accepted_us` integer NOT NULL,
	`removed_us` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trusted_keys_kind_identity` ON `trusted_keys` (`kind`,`identity`);