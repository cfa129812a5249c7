import type { CommandTable } from "../commandTable.ts";
import { changesData, destroys, localChange, publishes, reads, row } from "./templates.ts";

/** Build tools of the JVM. */
export const jvmTable: CommandTable = {
  names: ["mvn", "mvnw", "./mvnw", "gradle", "gradlew", "sbt", "lein", "ant", "bazel", "buck", "buck2", "pants", "mill", "boot", "clojure", "clj"], valueOptions: ["-f", "-P", "-pl", "--file", "--projects", "-p", "--project-dir", "-b", "--build-file", "-I", "--console", "-T", "-s", "--settings", "-rf"], placeOptions: ["-P"], groups: 6, dryRun: ["--dry-run", "-m"],
  rules: [
    row("mvn.publish", ["deploy", "deploy:*", "release:perform", "release:prepare", "publish", "publish*Repository", "*:publish", "publishTo*Central", "publishAll*", "publishPlugins", "uploadArchives", "publishSigned", "sonatypeBundleRelease", "jib", "nexus-staging:*", "release", "dockerPush", "closeAndReleaseRepository"], publishes, "An artefact is published", "A name and a version are spent, and whoever fetched it has it.", ["mvn deploy", "gradle publish", "./mvnw release:perform"], ["mvn package"]),
    row("mvn.migrate.clean", ["flyway:clean", "flywayClean", "liquibase:dropAll", "liquibase:rollback*", "liquibaseDropAll", "liquibaseRollback*", "*:dropAll", "dropAll", "rollback*", "hibernate:drop*", "flyway:undo"], { ...destroys, class: "data_mutation" }, "A database is emptied or turned back", "What its tables held is gone.", ["mvn flyway:clean", "./gradlew flywayClean"], ["mvn flyway:info"]),
    row("mvn.migrate", ["flyway:migrate", "flywayMigrate", "liquibase:update", "update"], changesData, "A database is brought to a new schema", "The SQL is not in the call.", ["mvn flyway:migrate"], ["mvn flyway:info"]),
    row("mvn.read", ["flyway:info", "flyway:validate", "flywayInfo", "flywayValidate", "liquibase:status", "liquibase:history", "dependency:tree", "dependency:analyze", "help:*", "versions:display-*", "dependencies", "tasks", "projects", "properties", "validate", "dependencyInsight"], reads, "A project or a schema is looked at", "It reads.", ["mvn flyway:info", "mvn dependency:tree"], ["mvn flyway:clean", "mvn package"]),
    row("mvn.build", ["*", ""], localChange, "Something is built or tested", "It can be made again.", ["mvn clean package", "./gradlew test"], ["mvn deploy"]),
  ], otherwise: localChange };
