CREATE TABLE `baseline_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`include` integer NOT NULL,
	`anchor` text,
	`trace` text,
	`tool` text,
	`class` text,
	`label` text NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`made_us` integer NOT NULL,
	`withdrawn_us` integer,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `baseline_decisions_incident_made` ON `baseline_decisions` (`incident`,`made_us`,`id`);--> statement-breakpoint
CREATE TABLE `bundles` (
	`incident` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`manifest_sha256` text NOT NULL,
	`made_us` integer NOT NULL,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `policy_versions` (
	`incident` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`hash` text NOT NULL,
	`previous` text,
	`source` text NOT NULL,
	`restores` integer,
	`author` text NOT NULL,
	`reason` text NOT NULL,
	`made_us` integer NOT NULL,
	`changes` text NOT NULL,
	PRIMARY KEY(`incident`, `version`),
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `report_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`text` text NOT NULL,
	`type` text NOT NULL,
	`owner` text NOT NULL,
	`due` text NOT NULL,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`author` text NOT NULL,
	`created_us` integer NOT NULL,
	`edited_us` integer,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `report_actions_incident_created` ON `report_actions` (`incident`,`created_us`,`id`);--> statement-breakpoint
CREATE TABLE `report_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`section` text NOT NULL,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`session` text NOT NULL,
	`started_us` integer NOT NULL,
	`saved_us` integer NOT NULL,
	`restored` text,
	`logged` text NOT NULL,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `report_texts_incident_section_saved` ON `report_texts` (`incident`,`section`,`saved_us`);--> statement-breakpoint
CREATE TABLE `restorations` (
	`incident` text PRIMARY KEY NOT NULL,
	`bundle_sha256` text NOT NULL,
	`manifest` text NOT NULL,
	`manifest_sha256` text NOT NULL,
	`signer` text NOT NULL,
	`signer_trusted` integer NOT NULL,
	`custody_status` text,
	`findings_sha256` text NOT NULL,
	`restored_us` integer NOT NULL,
	`findings_same` integer,
	`compared_us` integer,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `restored_files` (
	`incident` text NOT NULL,
	`path` text NOT NULL,
	`role` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`incident`, `path`),
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `incidents` ADD `locked_us` integer;--> statement-breakpoint
ALTER TABLE `incidents` ADD `locked_by` text;--> statement-breakpoint
ALTER TABLE `incidents` ADD `lock_reason` text;