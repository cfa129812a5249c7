CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`anchor` text NOT NULL,
	`label` text NOT NULL,
	`made_us` integer NOT NULL,
	`ended_us` integer,
	`ended` text,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `decisions_incident_made` ON `decisions` (`incident`,`made_us`,`id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`at_us` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`created_us` integer NOT NULL,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `events_incident_at` ON `events` (`incident`,`at_us`,`created_us`,`id`);--> statement-breakpoint
CREATE TABLE `marks` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`kind` text NOT NULL,
	`anchor` text NOT NULL,
	`label` text NOT NULL,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`created_us` integer NOT NULL,
	`edited_us` integer,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `marks_incident_created` ON `marks` (`incident`,`created_us`,`id`);--> statement-breakpoint
CREATE TABLE `views` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`author` text NOT NULL,
	`created_us` integer NOT NULL,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `views_incident_created` ON `views` (`incident`,`created_us`,`id`);