CREATE TABLE `clock_alignments` (
	`id` text PRIMARY KEY NOT NULL,
	`incident` text NOT NULL,
	`sha256` text NOT NULL,
	`shift_us` integer NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`made_us` integer NOT NULL,
	`ended_us` integer,
	`ended` text,
	FOREIGN KEY (`incident`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `clock_alignments_incident_made` ON `clock_alignments` (`incident`,`made_us`);