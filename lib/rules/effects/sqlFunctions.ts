/** Functions and procedures of databases that reach outside the tables, by what they do. Names without their schema, in lower case. */
export const sqlFunctions = {
  /** Sessions are ended, the server is turned. */
  function: `pg_terminate_backend pg_cancel_backend pg_reload_conf pg_rotate_logfile pg_promote pg_switch_wal pg_create_restore_point pg_start_backup pg_stop_backup pg_backup_start pg_backup_stop lo_export lo_import lo_create lo_from_bytea lo_put pg_file_write pg_read_file pg_read_binary_file pg_ls_dir pg_stat_file
    dblink dblink_exec dblink_connect dblink_send_query postgres_fdw_disconnect pg_notify set_config pg_advisory_lock pg_logical_emit_message pg_replication_slot_advance query_to_xml
    load_file sys_exec sys_eval sys_get benchmark load_extension writefile readfile edit fts3_tokenizer
    utl_file utl_http utl_smtp utl_tcp dbms_scheduler dbms_java dbms_ldap httpuritype dbms_lock dbms_pipe xp_dirtree xp_fileexist xp_regread xp_regwrite xp_subdirs sp_oacreate sp_oamethod openrowset openquery opendatasource openxml
    system$abort_session system$cancel_query system$cancel_all_queries system$pipe_force_resume net_http_get net_http_post http_get http_post http_put http_delete http aws_lambda_invoke lambda_sync lambda_async aws_s3_export query_export_to_s3 mysql_lambda s3_put url file remote remotesecure mysql postgresql executable`,
  destroys: `lo_unlink pg_drop_replication_slot pg_stat_reset pg_stat_statements_reset pg_stat_reset_shared pg_replication_origin_drop pg_file_unlink file_unlink drop_chunks delete_job remove_retention_policy drop_database truncate_table master_drop_all_shards citus_drop_all_shards
    sp_delete_job sp_delete_database_backuphistory sp_dropuser sp_droplogin sp_dropserver sp_detach_db xp_delete_file dbms_stats_delete purge_queue pgmq_drop_queue pgmq_purge_queue cron_unschedule partman_drop_partition_time`,
  /** Whatever text they are given runs. */
  programs: `xp_cmdshell sp_execute_external_script system_exec pg_execute_server_program sys_exec sys_eval shell`,
} as const;

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((name) => name !== ""));
const [reaching, destroying, running] = [names(sqlFunctions.function), names(sqlFunctions.destroys), names(sqlFunctions.programs)];

/** What calling a function does beside giving a value; null where nothing is known: then it only computes. */
export function functionKind(name: string): "function" | "functionDestroys" | "program" | null {
  const bare = (name.split(".").at(-1) ?? name).toLowerCase().replace(/^["`[]|["`\]]$/g, "");
  if (running.has(bare)) return "program";
  if (destroying.has(bare)) return "functionDestroys";
  return reaching.has(bare) ? "function" : null;
}
