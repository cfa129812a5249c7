CREATE TABLE `impact_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`kind` text NOT NULL,
	`anchor` text,
	`label` text NOT NULL,
	`place` integer NOT NULL,
	`rule` text NOT NULL,
	`value` text NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`made_us` integer NOT NULL,
	`withdrawn_us` integer,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `impact_decisions_incident_made` ON `impact_decisions` (`incident`,`made_us`,`id`);