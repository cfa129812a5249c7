/** Further names, requests and mutations of real services. */
export const servicesAgain = String.raw`
- read :: mcp__linear__list_issues {"team":"a"}
- data :: mcp__linear__update_issue {"id":"1","state":"done"}
- data/message :: mcp__linear__create_issue {"title":"x"}
D data :: clickup_delete_task {"task_id":"1"}
- read :: clickup_get_workspace_hierarchy {}
- read :: monday_get_board_items {"board":1}
D data :: monday_delete_item {"id":1}
D data/infra :: todoist_delete_project {"id":"1"}
D data :: figma_delete_comment {"id":"1"}
- read :: figma_get_file {"key":"x"}
- read :: mcp__context7__resolve-library-id {"libraryName":"x"}
- read :: mcp__context7__get-library-docs {"id":"x"}
- read :: mcp__exa__web_search_exa {"query":"x"}
- read :: mcp__brave-search__brave_web_search {"query":"delete all"}
- read :: mcp__playwright__browser_snapshot {}
- data/read/unknown :: mcp__playwright__browser_type {"text":"x"}
- data/unknown :: mcp__playwright__browser_file_upload {"paths":["a"]}
- read :: mcp__time__get_current_time {}
- read :: mcp__git__git_diff_unstaged {"repo_path":"."}
D data/history :: mcp__git__git_reset {"repo_path":".","mode":"hard"}
- data :: mcp__git__git_commit {"repo_path":".","message":"x"}
- data :: mcp__git__git_create_branch {"branch_name":"x"}
- data :: mcp__git__git_checkout {"branch_name":"x"}
- secret :: mcp__vault__read_secret {"path":"secret/db"}
D data/secret/config :: mcp__vault__delete_secret {"path":"secret/db"}
- secret :: onepassword_get_item {"item":"db","field":"password"}
- secret :: aws_secretsmanager_get_secret_value {"SecretId":"db"}
D infra :: azure_delete_resource_group {"name":"prod"}
- infra :: azure_restart_webapp {"name":"shop"}
D infra :: gcp_delete_instance {"name":"i"}
- read :: gcp_list_instances {}
D data/infra :: s3_delete_objects {"Bucket":"b","Delete":{"Objects":[{"Key":"a"}]}}
- data :: s3_put_object {"Bucket":"b","Key":"a"}
- read :: s3_get_object {"Bucket":"b","Key":"a"}
D data/infra :: S3.DeleteBucket {"Bucket":"b"}
D data/infra :: dynamodb_batch_delete {"table":"a"}
- read :: dynamodb_scan {"table":"a"}
- infra/data :: lambda_update_function_code {"name":"f"}
- infra/data/unknown :: lambda_invoke {"name":"f"}
D infra :: ecs_delete_service {"service":"s"}
- infra/data :: ecs_update_service {"service":"s","desiredCount":0}
D infra/config/data :: route53_delete_record {"name":"www"}
D infra :: heroku_destroy_app {"app":"shop"}
- infra :: heroku_scale_dynos {"app":"shop","quantity":0}
D infra :: railway_service_remove {"id":"1"}
- infra :: railway_deployment_redeploy {"id":"1"}
D infra/data :: neon_delete_branch {"id":"1"}
- read :: neon_describe_branch {"id":"1"}
D data :: neon_run_sql {"sql":"TRUNCATE orders","projectId":"p"}
- read :: postgres_execute_query {"sql":"SELECT 1"}
D data :: mysql_query {"sql":"DELETE FROM a"}
D data :: sqlite_execute {"query":"DROP TABLE a"}
- data :: sqlite_write_query {"query":"INSERT INTO a VALUES (1)"}
D data :: bigquery_execute {"query":"DROP TABLE d.t"}
- read :: snowflake_list_tables {}
D data :: redis_delete_keys {"pattern":"*"}
- data :: redis_set_value {"key":"a","value":"1"}
D data/infra :: kafka_delete_topic {"topic":"t"}
- data/message :: kafka_produce_message {"topic":"t","value":"x"}
D data/infra :: rabbitmq_purge_queue {"queue":"q"}
D data/infra :: sqs_purge_queue {"url":"q"}
D infra/data :: opensearch_delete_index {"index":"a"}
D data :: elasticsearch_delete_by_query {"index":"a","query":{"match_all":{}}}
- read :: elasticsearch_search {"index":"a","query":{}}
D data :: weaviate_delete_collection {"name":"a"}
D data :: chroma_delete_documents {"ids":["1"]}
- message/data :: whatsapp_send_template {"to":"+49"}
- message :: teams_post_message {"channel":"x","text":"y"}
D data/config :: teams_remove_member {"user":"1"}
- message :: mailchimp_send_campaign {"id":"1"}
D data :: mailchimp_delete_list {"id":"1"}
- message :: resend_send_email {"to":["a@example.com"]}
- message :: ses_send_raw_email {"to":"a@example.com"}
- message/data :: zoom_create_meeting {"topic":"x"}
D data :: zoom_delete_recording {"id":"1"}
D data :: calendly_cancel_event {"id":"1"}
D data :: docusign_void_envelope {"id":"1"}
- message :: docusign_send_envelope {"id":"1"}
D data :: quickbooks_void_invoice {"id":"1"}
- data/message :: quickbooks_create_invoice {"amount":10}
D data :: paypal_refund_capture {"id":"1"}
D data :: plaid_transfer_create {"amount":"10"}
D data :: coinbase_send_crypto {"to":"x","amount":"1"}
D data :: alpaca_place_order {"symbol":"X","qty":1}
D data :: alpaca_close_all_positions {}
- read :: alpaca_get_positions {}
D data :: woocommerce_delete_product {"id":1}
- read :: woocommerce_list_orders {}
D data :: wordpress_delete_post {"id":1}
- data/message :: wordpress_create_post {"title":"x"}
D data/config :: auth0_delete_user {"id":"1"}
- config/infra/data :: auth0_block_user {"id":"1"}
D config/data :: auth0_revoke_refresh_token {"id":"1"}
D data/config :: entra_delete_group {"id":"1"}
- config/data :: entra_add_group_member {"group":"1","user":"2"}
- config/infra/data :: jamf_lock_device {"id":"1"}
D infra/data :: intune_wipe_device {"id":"1"}
D data/config :: newrelic_delete_alert_policy {"id":"1"}
- read :: newrelic_run_nrql {"query":"SELECT count(*) FROM Transaction"}
- read :: splunk_search {"query":"search index=main"}
D data :: splunk_delete_index {"name":"main"}
- data/infra/config :: pagerduty_silence_alert {"id":"1"}
D infra :: argocd_delete_application {"name":"shop"}
- infra :: argocd_sync_application {"name":"shop"}
- infra/data :: jenkins_build_job {"job":"x"}
D infra/data/config :: jenkins_delete_job {"job":"x"}
- infra/data :: circleci_rerun_workflow {"id":"1"}
D infra :: terraform_destroy {"dir":"prod"}
- read :: terraform_plan {"dir":"prod"}
- infra :: terraform_apply {"dir":"prod"}
- infra :: helm_rollback {"release":"shop","revision":3}
D infra :: kubectl_delete {"resource":"ns","name":"prod"}
- read :: kubectl_get {"resource":"pods"}
- infra :: kubectl_apply {"manifest":"x"}
D infra :: docker_remove_container {"id":"1"}
- read :: docker_container_logs {"id":"1"}
D infra/data :: docker_prune_volumes {}
- read :: read_multiple_files {"paths":["a"]}
D data :: remove_directory {"path":"build","recursive":true}
- data :: str_replace_based_edit_tool {"command":"str_replace","path":"a","old_str":"a","new_str":"b"}
- data :: apply_patch {"input":"*** Begin Patch\n*** Update File: a.ts\n@@\n-a\n+b\n*** End Patch"}
D data :: apply_patch {"input":"*** Begin Patch\n*** Delete File: a.ts\n*** End Patch"}
- data :: replace_in_file {"path":"a","diff":"x"}
- read :: search_for_pattern {"pattern":"rm -rf"}
D data :: homeassistant_delete_automation {"id":"1"}
- infra/data/config :: homeassistant_turn_off {"entity":"light.a"}
D data :: clear_all_data {}
D data :: factory_reset {"device":"1"}
- read :: get_delete_candidates {}
- read :: count_deleted_rows {"table":"a"}
- read :: is_account_deleted {"id":"1"}
- read :: list_pending_deletions {}
- read :: check_refund_status {"id":"1"}
- read :: preview_bulk_delete {"ids":["1"]}
- read :: simulate_drop_table {"table":"a"}
D data :: undo_migration {"name":"x"}
D data :: migrate_down {"steps":1}
- data/config :: unarchive_channel {"id":"1"}
- data :: restore_deleted_file {"id":"1"}
- data :: undelete_bucket_object {"id":"1"}
- infra/data :: cancel_rollback {"id":"1"}
D data :: http_request {"method":"DELETE","url":"https://graph.microsoft.com/v1.0/users/1"}
- message :: http_request {"method":"POST","url":"https://api.sendgrid.com/v3/mail/send","body":"{}"}
- message :: http_request {"method":"POST","url":"https://api.twilio.com/2010-04-01/Accounts/A/Messages.json","body":"To=1"}
- message :: http_request {"method":"POST","url":"https://api.telegram.org/bot1:x/sendMessage","body":"{}"}
D infra :: http_request {"method":"DELETE","url":"https://management.azure.com/subscriptions/s/resourceGroups/prod?api-version=2021"}
D infra :: http_request {"method":"POST","url":"https://ec2.amazonaws.com/?Action=TerminateInstances&InstanceId.1=i-1"}
D infra :: http_request {"method":"DELETE","url":"https://compute.googleapis.com/compute/v1/projects/p/zones/z/instances/i"}
D data/infra :: http_request {"method":"DELETE","url":"http://localhost:9200/orders"}
- read :: http_request {"method":"POST","url":"https://api.anthropic.com/v1/messages","body":"{}"}
- read :: http_request {"method":"GET","url":"https://api.stripe.com/v1/refunds?limit=3"}
- read :: http_request {"method":"POST","url":"https://api.notion.com/v1/databases/1/query","body":"{}"}
- read :: http_request {"method":"POST","url":"https://x.atlassian.net/rest/api/3/search","body":"{}"}
- data/message :: http_request {"method":"POST","url":"https://api.github.com/repos/a/b/issues","body":"{}"}
D history :: http_request {"method":"PATCH","url":"https://api.github.com/repos/a/b/git/refs/heads/main","body":"{\"sha\":\"x\",\"force\":true}"}
- data/history :: http_request {"method":"PUT","url":"https://api.github.com/repos/a/b/pulls/1/merge","body":"{}"}
D infra/data :: http_request {"method":"DELETE","url":"https://api.github.com/repos/a/b"}
D data :: http_request {"method":"POST","url":"https://api.example.com/v1/orders/1/cancel"}
D data :: http_request {"method":"POST","url":"https://api.example.com/graphql","body":"{\"query\":\"mutation { deleteUser(id: 1) { id } }\"}"}
- read :: http_request {"method":"POST","url":"https://api.example.com/graphql","body":"{\"query\":\"{ users { id } }\"}"}
D data :: graphql {"query":"mutation { removeProductFromCollection(id: 1) { ok } }"}
D data :: graphql {"query":"mutation { productVariantsBulkDelete(ids: [1]) { userErrors { message } } }"}
- data :: graphql {"query":"mutation { productUpdate(input: {id: 1, title: \"x\"}) { product { id } } }"}
- message :: graphql {"query":"mutation { sendMessage(channel: \"a\", text: \"b\") { id } }"}
D data/infra :: graphql {"query":"mutation { archiveRepository(input: {repositoryId: \"1\"}) { clientMutationId } deleteIssue(input: {issueId: \"2\"}) { clientMutationId } }"}
D infra :: graphql {"query":"mutation { environmentDelete(id: \"1\") }"}
- infra :: graphql {"query":"mutation { deploymentStop(id: \"1\") }"}
D data :: graphql {"query":"mutation { truncateTable(name: \"a\") }"}
- data/history :: graphql {"query":"mutation { mergePullRequest(input: {pullRequestId: \"1\"}) { clientMutationId } }"}
- unknown :: mcp__crew__Delegate_work_to_coworker {"task":"x","coworker":"y"}
- unknown :: handoff_to_researcher {}
- unknown :: sessions_spawn {"task":"x"}
- read :: update_plan {"plan":[]}
- read :: attempt_completion {"result":"x"}
- config :: KillShell {"shell_id":"1"}
- read :: BashOutput {"bash_id":"1"}
`;
