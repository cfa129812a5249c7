/** Servers of many services: names with arguments, GraphQL and HTTP. */
export const services = String.raw`
- message :: mcp__slack__conversations_add_message {"channel_id":"C1","payload":"hi"}
- message/data :: slack_schedule_message {"channel":"C1","post_at":1,"text":"x"}
D data :: mcp__slack__delete_message {"channel":"C1","ts":"1"}
D data/config :: slack_kick_user_from_channel {"channel":"C1","user":"U1"}
- data/config/infra :: slack_archive_channel {"channel":"C1"}
- read :: mcp__slack__conversations_history {"channel_id":"C1"}
- read :: slack_search_messages {"query":"delete"}
- read :: slack_get_users {}
- message/data :: slack_invite_to_channel {"channel":"C1","users":["U1"]}
- data/message :: mcp__atlassian__createJiraIssue {"summary":"x"}
- data/message :: jira_add_comment {"issue_key":"A-1","comment":"x"}
- data :: jira_transition_issue {"issue_key":"A-1","transition_id":"31"}
D data :: jira_delete_issue {"issue_key":"A-1"}
- read :: jira_search {"jql":"project = A"}
- read :: mcp__atlassian__getJiraIssue {"issueIdOrKey":"A-1"}
- data :: confluence_update_page {"page_id":"1","content":"x"}
D data :: confluence_delete_page {"page_id":"1"}
- read :: salesforce_query_records {"objectName":"Account","fields":["Id"]}
D data :: salesforce_dml_records {"operation":"delete","objectName":"Account","records":[{"Id":"1"}]}
- data :: salesforce_dml_records {"operation":"insert","objectName":"Account","records":[{"Name":"x"}]}
- data :: salesforce_upsert_record {"object":"Account","data":{}}
- read :: run_soql_query {"query":"SELECT Id FROM Account"}
- data :: hubspot_create_contact {"email":"a@example.com"}
- data :: hubspot_archive_contact {"id":"1"}
D data :: hubspot_gdpr_delete_contact {"id":"1"}
- read :: hubspot-search-objects {"objectType":"contacts"}
- data :: hubspot-batch-update-objects {"inputs":[]}
- message/data :: zendesk_create_ticket_comment {"ticket_id":1,"public":true,"body":"x"}
D data :: zendesk_delete_ticket {"ticket_id":1}
D data :: zendesk_bulk_delete_users {"ids":[1,2]}
- read :: zendesk_list_tickets {}
D data :: stripe_create_payout {"amount":100}
D data :: create_payment_intent {"amount":100,"confirm":true}
- data :: stripe_create_customer {"email":"a@example.com"}
- data/config :: stripe_update_subscription {"subscription":"sub_1"}
- read :: stripe_list_payment_intents {"limit":3}
- read :: search_stripe_documentation {"question":"refund"}
D data :: shopify_cancel_order {"id":1}
D data :: shopify_delete_product {"id":1}
- data :: shopify_update_inventory {"id":1,"available":3}
- read :: shopify_get_products {}
D data :: shopify_refund_order {"id":1}
D data :: google_drive_delete_file {"file_id":"1"}
D data :: drive_empty_trash {}
- message/config/data :: google_drive_share_file {"file_id":"1","email":"a@example.com","role":"reader"}
- read :: gdrive_search {"query":"delete"}
- read :: google_drive_download_file {"file_id":"1"}
- data :: gsheets_update_cell {"spreadsheet":"1","range":"A1","value":"x"}
D data :: sheets_clear_values {"spreadsheet":"1","range":"A:Z"}
D data :: sheets_delete_rows {"spreadsheet":"1","start":1,"end":100}
- read :: sheets_batch_get {"ranges":["A1"]}
- data :: docs_append_text {"doc":"1","text":"x"}
- data/message :: calendar_create_event {"summary":"x","attendees":["a@example.com"]}
D data :: google_calendar_delete_event {"event_id":"1"}
D data :: clear_calendar {"calendar_id":"primary"}
- read :: google_calendar_freebusy {"timeMin":"x"}
- data/message/history :: mcp__github__create_pull_request {"owner":"a","repo":"b","title":"x","head":"f","base":"main"}
- message/data :: mcp__github__create_pull_request_review {"body":"x","event":"APPROVE"}
- message/data :: github_create_gist {"public":true,"files":{}}
D history/data :: mcp__github__update_ref {"ref":"heads/main","sha":"abc","force":true}
- config/infra/data :: github_update_repository {"repo":"b","private":false}
D config/data :: github_delete_branch_protection {"branch":"main"}
- infra/data/config :: mcp__github__run_workflow {"workflow_id":"deploy.yml"}
- read :: mcp__github__get_job_logs {"job_id":1}
- read :: mcp__github__pull_request_read {"method":"get_diff","pullNumber":1}
- read :: mcp__github__list_secret_scanning_alerts {}
- data :: notion_append_block_children {"block_id":"1","children":[]}
D data :: notion_delete_block {"block_id":"1"}
- read :: notion_query_database {"database_id":"1"}
- read :: API-post-search {"query":"x"}
D data :: API-delete-a-block {"block_id":"1"}
- data :: API-patch-page {"page_id":"1"}
- data :: airtable_create_record {"table":"t","fields":{}}
D data :: airtable_delete_records {"table":"t","ids":["1","2"]}
- read :: airtable_list_records {"table":"t"}
- message :: twilio_send_sms {"to":"+4912345","body":"x"}
- message :: twilio_make_call {"to":"+4912345"}
D infra/data/config :: twilio_release_phone_number {"sid":"PN1"}
- read :: twilio_list_messages {}
- message :: sendgrid_send_mail {"to":"a@example.com"}
- message/data :: sendgrid_schedule_campaign {"id":1}
D data :: sendgrid_delete_contacts {"ids":["1"]}
- message :: intercom_reply_conversation {"id":"1","body":"x"}
D data :: intercom_delete_contact {"id":"1"}
- config/infra/data :: okta_suspend_user {"id":"1"}
- config/infra/data :: okta_deactivate_user {"id":"1"}
D data/config :: okta_delete_user {"id":"1"}
- config/data :: okta_assign_user_to_group {"user":"1","group":"2"}
D config/data :: okta_reset_factors {"id":"1"}
- read :: okta_list_users {}
- message/data :: pagerduty_create_incident {"title":"x"}
- data :: pagerduty_acknowledge_incident {"id":"1"}
- data :: pagerduty_resolve_incident {"id":"1"}
- read :: pagerduty_list_oncalls {}
D data/config :: datadog_delete_monitor {"id":1}
- config/infra/data :: datadog_mute_monitor {"id":1}
- read :: datadog_query_metrics {"query":"avg:x"}
- read :: datadog_list_monitors {}
- read :: sentry_get_issue {"id":1}
- data :: sentry_resolve_issue {"id":1}
D data/infra :: sentry_delete_project {"slug":"x"}
- read :: grafana_query_prometheus {"expr":"up"}
D data/config :: grafana_delete_dashboard {"uid":"x"}
- config/data/infra :: launchdarkly_update_feature_flag {"key":"x","on":false}
D data/config :: launchdarkly_delete_flag {"key":"x"}
D infra :: mcp__aws__ec2_terminate_instances {"ids":["i-1"]}
D infra :: cloudflare_delete_zone {"zone":"z"}
D data/infra/config :: cloudflare_dns_record_delete {"id":"1"}
- read :: cloudflare_purge_cache_preview {"zone":"z"}
D data/infra :: cloudflare_purge_everything {"zone":"z"}
D infra :: mcp__kubernetes__pods_delete {"name":"web-1","namespace":"prod"}
- read :: mcp__kubernetes__pods_log {"name":"web-1"}
- infra :: mcp__kubernetes__resources_create_or_update {"resource":"x"}
D infra :: mcp__kubernetes__helm_uninstall {"name":"shop"}
- infra :: mcp__kubernetes__deployments_scale {"name":"web","replicas":0}
- read :: mcp__kubernetes__namespaces_list {}
D infra :: mcp__terraform__apply_destroy {"workspace":"prod"}
- infra :: vercel_create_deployment {"project":"x"}
D infra :: mcp__supabase__delete_branch {"branch_id":"1"}
D infra/data :: mcp__supabase__reset_branch {"branch_id":"1"}
D data :: mcp__supabase__execute_sql {"query":"DROP TABLE a"}
- read :: mcp__supabase__execute_sql {"query":"SELECT 1"}
D data :: mcp__supabase__apply_migration {"name":"x","query":"ALTER TABLE a DROP COLUMN b"}
- read :: mcp__supabase__list_tables {}
- secret :: mcp__supabase__get_service_role_key {}
D data :: mongodb_delete_many {"collection":"a","filter":{}}
D data :: mongodb_drop_collection {"collection":"a"}
- read :: mongodb_aggregate {"collection":"a","pipeline":[]}
D data :: redis_flushall {}
D data :: elasticsearch_delete_index {"index":"a"}
D data :: pinecone_delete_vectors {"delete_all":true}
- data :: qdrant_store {"information":"x"}
- read :: qdrant_find {"query":"x"}
- data :: memory_create_entities {"entities":[]}
D data :: memory_delete_entities {"entityNames":["a"]}
- read :: browser_take_screenshot {}
- read :: puppeteer_navigate {"url":"https://example.com"}
- data/read/unknown :: browser_click {"element":"Delete account"}
- message/data :: tweet_create {"text":"x"}
- message :: linkedin_create_post {"text":"x"}
- message :: discord_send_message {"channel":"1","content":"x"}
D data :: discord_ban_member {"user":"1"}
- message :: telegram_sendMessage {"chat_id":1,"text":"x"}
- message :: outlook_send_mail {"to":["a@example.com"]}
- data :: outlook_move_message {"id":"1","folder":"x"}
D data :: outlook_empty_folder {"folder":"inbox"}
- data/message/unknown :: linear_create_comment {"issueId":"1","body":"x"}
D data :: linear_delete_issue {"id":"1"}
D data :: asana_delete_task {"task":"1"}
- data :: trello_move_card {"card":"1","list":"2"}
D data/infra :: dropbox_permanently_delete {"path":"/x"}
D infra/data :: wipe_device {"device_id":"1"}
- infra :: quarantine_host {"host":"web1"}
D data/config :: revoke_api_key {"id":"1"}
- config/secret/data :: rotate_credentials {"id":"1"}
- config/data :: grant_admin_access {"user":"1"}
- secret :: get_database_credentials {"name":"shop"}
- secret :: reveal_api_key {"id":"1"}
- unknown/data/infra :: Task {"description":"Clean","prompt":"delete everything","subagent_type":"general-purpose"}
- unknown :: Agent {"prompt":"x"}
- unknown :: spawn_agent {"message":"x"}
- unknown :: delegate_to_agent {"agent":"cleanup","task":"x"}
- unknown :: run_subagent {"prompt":"x"}
- unknown :: new_task {"mode":"code","message":"x"}
- unknown/message :: transfer_to_billing_agent {}
- read :: TodoWrite {"todos":[]}
- read :: ExitPlanMode {"plan":"x"}
- read :: AskUserQuestion {"question":"x"}
- read :: WebFetch {"url":"https://example.com","prompt":"x"}
- read :: sequentialthinking {"thought":"delete it"}
- read :: get_rollback_plan {"id":1}
- infra :: rollback_deployment {"id":1}
D data :: rollback_migration {"steps":1}
D data :: database_rollback {"to":"2026-01-01"}
- data/infra :: revert_commit {"sha":"abc"}
- data/infra :: restore_database_from_backup {"snapshot":"s1"}
D infra/data :: http_request {"method":"DELETE","url":"https://api.digitalocean.com/v2/droplets/1"}
D data :: http_request {"method":"POST","url":"https://api.stripe.com/v1/refunds","body":"charge=ch_1"}
- message :: http_request {"method":"POST","url":"https://slack.com/api/chat.postMessage","body":"{}"}
- message :: http_request {"method":"POST","url":"https://hooks.slack.com/services/T/B/x","body":"{\"text\":\"x\"}"}
- read :: http_request {"method":"GET","url":"https://api.example.com/v1/orders?status=deleted"}
- read :: http_request {"method":"POST","url":"https://api.openai.com/v1/chat/completions","body":"{}"}
- read :: http_request {"method":"POST","url":"https://api.pinecone.example/query","body":"{}"}
D data :: http_request {"method":"POST","url":"https://api.example.com/users/1/delete"}
D data :: http_request {"method":"POST","url":"https://api.example.com/bulk","body":"{\"action\":\"delete\",\"ids\":[1]}"}
- data :: http_request {"method":"PATCH","url":"https://api.example.com/orders/1","body":"{\"status\":\"paid\"}"}
- config :: http_request {"method":"PUT","url":"https://api.example.com/settings","body":"{}"}
- unknown :: http_request {"method":"GET","url":"https://api.example.com/admin/purge?all=1"}
D data/infra :: http_request {"method":"DELETE","url":"https://api.heroku.com/apps/shop"}
- infra :: http_request {"method":"POST","url":"https://api.vercel.com/v13/deployments","body":"{}"}
D infra :: graphql {"query":"mutation { projectDelete(id: \"p\") }"}
D infra :: graphql {"query":"mutation { serviceInstanceRemove(input: {id: \"1\"}) { ok } }"}
D data :: graphql {"query":"mutation { delete_orders(where: {}) { affected_rows } }"}
D data :: graphql {"query":"mutation { customerDelete(input: {id: \"1\"}) { deletedCustomerId } }"}
- data :: graphql {"query":"mutation { insert_orders(objects: [{id: 1}]) { affected_rows } }"}
- data :: graphql {"query":"mutation { issueCreate(input: {title: \"x\"}) { issue { id } } }"}
- message/data :: graphql {"query":"mutation { addComment(input: {subjectId: \"1\", body: \"x\"}) { clientMutationId } }"}
D data :: graphql {"query":"mutation { orderCancel(orderId: \"1\", refund: true) { job { id } } }"}
D data :: graphql {"query":"mutation { refundCreate(input: {orderId: \"1\"}) { refund { id } } }"}
D history :: graphql {"query":"mutation { deleteRef(input: {refId: \"1\"}) { clientMutationId } }"}
- config :: graphql {"query":"mutation { variableUpsert(input: {name: \"A\", value: \"1\"}) }"}
- infra :: graphql {"query":"mutation { deploymentRollback(id: \"1\") }"}
- infra :: graphql {"query":"mutation { serviceInstanceRedeploy(serviceId: \"1\") }"}
- read :: graphql {"query":"query Deleted { deletedOrders { id } }"}
- read :: graphql {"query":"subscription { orderDeleted { id } }"}
D data :: graphql {"query":"mutation { bulkDeleteUsers(ids: [1,2]) { count } }"}
D data :: graphql {"query":"mutation { update_orders(where: {}, _set: {total: 0}) { affected_rows } }"}
- unknown :: graphql {"query":"mutation { broken( "}
`;
