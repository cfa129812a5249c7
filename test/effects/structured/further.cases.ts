/** Tools of many servers, by name and arguments. */
export const further = String.raw`
D data :: stripe_create_refund {"charge":"ch_1","amount":1200,"currency":"usd"}
D data :: mcp__stripe__create_refund {"payment_intent":"pi_1"}
D data :: mcp__stripe__cancel_subscription {"subscription":"sub_1"}
- read :: mcp__stripe__list_customers {"limit":3}
- read :: mcp__stripe__retrieve_balance {}
D data :: mcp__github__delete_file {"owner":"a","repo":"b","path":"x"}
D infra/data :: mcp__github__delete_repository {"owner":"a","repo":"b"}
- data/message :: mcp__github__create_issue {"title":"x"}
- data/history/infra :: mcp__github__merge_pull_request {"pull_number":1}
- read :: mcp__github__get_file_contents {"path":"x"}
- read :: mcp__github__search_code {"q":"delete"}
- message :: mcp__slack__slack_post_message {"channel_id":"C1","text":"hi"}
- read :: mcp__slack__slack_get_channel_history {"channel_id":"C1"}
- message/data :: mcp__slack__slack_add_reaction {"channel_id":"C1"}
- message :: gmail_send_email {"to":["a@example.com"],"subject":"x"}
- message :: gmail.send_draft {"id":"d1"}
- data :: gmail_create_draft {"to":"a@example.com"}
D data :: gmail_batch_delete_messages {"ids":["a","b"]}
D data :: gmail_trash_message {"id":"a"}
- read :: gmail_search_messages {"q":"invoice"}
D data :: calendar_delete_event {"event_id":"e1"}
- data/message :: create_calendar_event {"title":"x"}
- message/data :: google_calendar.invite_attendees {"emails":["a@example.com"]}
- read :: calendar.list_events {}
D data :: CancelMeeting {"id":1}
- data :: reschedule_meeting {"id":1}
D data :: bookFlightPurchase {"id":1}
D data :: purchase_ticket {"amount":120}
D data :: issue_refund {"order_id":"A1"}
D data :: process_payment {"amount":10}
D data :: make_payment {"amount":10}
D data :: execute_trade {"symbol":"X","qty":3}
D data :: place_order {"symbol":"X","qty":3}
D data :: send_money {"to":"bob","amount":10}
D data :: wire_transfer {"to":"bob","amount":10}
- read :: get_order_status {"id":1}
- read :: check_refund_eligibility {"id":1}
- read :: list_transfers {}
D data :: close_account {"id":1}
D data :: deactivate_and_delete_user {"id":1}
- data/infra/config :: deactivate_user {"id":1}
D data :: bulk_delete_contacts {"filter":{}}
D data :: contacts_bulkDelete {"filter":{}}
D data :: hubspot-batch-archive-objects-delete {"ids":["1"]}
D data :: salesforce.deleteRecord {"id":"1"}
- read :: salesforce.describeObject {"name":"Account"}
D data :: zendesk_merge_and_delete_tickets {"ids":[1]}
- data/message :: zendesk_update_ticket {"id":1}
D data :: notion_delete_block {"block_id":"b"}
- read :: notion_query_database {"database_id":"d"}
- data :: notion_append_block_children {"block_id":"b"}
D data :: airtable_delete_records {"ids":["r"]}
D data :: drive_empty_trash {}
D data :: emptyTrash {}
- read :: drive_list_files {}
- data :: drive_move_file {"id":"a"}
- message/data/config :: drive_share_file {"id":"a","email":"x@y.example"}
D infra :: railway_volume_delete {"volumeId":"v"}
D infra :: mcp__railway__volumeDelete {"volumeId":"v"}
D infra :: destroyCluster {"name":"c"}
D infra :: terminate_ec2_instances {"ids":["i-1"]}
- infra :: stop_ec2_instance {"id":"i-1"}
- infra :: rollback_deployment {"id":"d"}
- infra :: vercel_deploy_project {"id":"d"}
D infra/data :: supabase_reset_branch {"branch_id":"b"}
D infra/data :: mcp__supabase__delete_branch {"branch_id":"b"}
D data :: mcp__supabase__execute_sql {"query":"DELETE FROM users"}
D data :: mcp__supabase__apply_migration {"name":"x","query":"DROP TABLE users"}
- read :: mcp__supabase__execute_sql {"query":"SELECT * FROM users"}
- config :: mcp__supabase__apply_migration {"name":"x","query":"CREATE TABLE a (id int)"}
- read :: mcp__supabase__list_tables {}
D data :: neon.run_sql {"sql":"TRUNCATE a","projectId":"p"}
D infra/data :: mcp__neon__delete_project {"projectId":"p"}
D data :: mcp__redis__flush {"db":0}
D data :: redis_delete {"key":"a"}
D data :: elasticsearch_delete_index {"index":"logs"}
D data :: pinecone_delete_vectors {"namespace":"n","deleteAll":true}
D data :: mongodb.deleteMany {"collection":"orders","filter":{}}
D data :: mcp__mongodb__drop-collection {"collection":"orders"}
- read :: mcp__mongodb__find {"collection":"orders"}
D data/infra :: mcp__mongodb__drop-database {"database":"shop"}
- read/unknown :: mcp__mongodb__collection-schema {"collection":"orders"}
D data :: mcp__filesystem__delete_file {"path":"/srv/x"}
- data :: mcp__filesystem__write_file {"path":"/srv/x","content":"y"}
- data :: mcp__filesystem__move_file {"source":"a","destination":"b"}
- read :: mcp__filesystem__read_text_file {"path":"/srv/x"}
- read :: mcp__filesystem__directory_tree {"path":"/srv"}
- secret :: mcp__vault__read_secret {"path":"db"}
- secret :: get_api_key {"service":"x"}
- secret :: aws_get_secret_value {"id":"x"}
- read :: list_secrets {}
- config :: set_env_var {"key":"A","value":"b"}
- config :: update_feature_flag {"flag":"x","on":true}
- config :: create_iam_role {"name":"x"}
- config/data :: grant_access {"user":"bob"}
D config/data/infra :: revoke_access {"user":"bob"}
D config/data/infra :: remove_user_from_group {"user":"bob"}
- unknown :: frobnicate {"x":1}
- unknown :: do_it {"x":1}
- unknown :: handle {"x":1}
- unknown/infra/data :: agent_action {"x":1}
- read :: think {"thought":"delete everything"}
- read :: browser_navigate {"url":"https://x.example"}
- data/unknown :: browser_click {"ref":"e1"}
- read :: browser_snapshot {}
- unknown/data :: browser_evaluate {"function":"() => fetch('/x', {method:'POST'})"}
D data :: browser_evaluate {"function":"() => fetch('/api/users/1', {method:'DELETE'})"}
- read :: web_search {"query":"drop table"}
- read :: fetch {"url":"https://x.example"}
D data :: http_request {"method":"DELETE","url":"https://api.example.com/users/1"}
- read :: http_request {"method":"GET","url":"https://api.example.com/users/1"}
- data :: http_request {"method":"POST","url":"https://api.example.com/users","body":{"a":1}}
- config/data :: http_request {"method":"PUT","url":"https://api.example.com/settings","body":{"a":1}}
D data :: api_call {"method":"delete","endpoint":"/v1/users/1"}
D infra :: graphql {"query":"mutation { volumeDelete(volumeId: \"v\") }"}
D infra/history/data :: graphql_query {"query":"mutation X { deleteRef(input: {refId: \"r\"}) { clientMutationId } }"}
D data :: graphql {"query":"mutation { deleteManyUser(where: {}) { count } }"}
D data :: graphql {"query":"mutation { delete_users(where: {}) { affected_rows } }"}
- data :: graphql {"query":"mutation { insert_users(objects: []) { affected_rows } }"}
D data :: graphql {"query":"mutation { a: update_users(where: {}, _set: {x: 1}) { affected_rows } b: delete_orders_by_pk(id: 1) { id } }"}
- read :: graphql {"query":"query { deletedUsers { id } }"}
- unknown :: graphql {"query":"mutation { deleteUser("}
D infra :: graphql {"query":"mutation { projectDelete(id: \"p\") }"}
- infra :: graphql {"query":"mutation { serviceInstanceRedeploy(serviceId: \"p\") }"}
D data/infra :: graphql {"query":"mutation { removeAllCollaborators(repo: \"p\") { ok } }"}
D data :: bash {"command":"rm -rf data"}
D data :: execute_command {"command":"cmd /c rd /s /q C:\\data"}
D data :: run_terminal_cmd {"command":"rm -rf data"}
D data :: computer_shell {"command":["bash","-lc","rm -rf data"]}
D infra :: kubectl_delete {"resourceType":"namespace","name":"prod"}
D infra :: mcp__kubernetes__pods_delete {"name":"web"}
- read :: mcp__kubernetes__pods_list {}
- infra :: mcp__kubernetes__resources_create_or_update {"resource":"x"}
D infra :: mcp__kubernetes__uninstall_helm_chart {"name":"web"}
D infra :: mcp__terraform__destroy {"dir":"infra/prod"}
- infra :: terraform_apply {"dir":"infra/prod"}
- read :: terraform_plan {"dir":"infra/prod"}
D data :: delete_all_rows {"table":"users"}
D data :: wipe_memory {}
D data :: purge_old_logs {"days":30}
D data :: clean_up_stale_records {"days":30}
D data :: cleanup_old_files {"dir":"data"}
D data/infra :: prune_backups {"keep":1}
D data/infra :: rotate_and_delete_snapshots {"keep":1}
- infra/data/config :: rotate_logs {}
D infra/data :: factory_reset_device {"id":1}
- message :: notify_oncall {"text":"x"}
- message :: phone_call {"to":"+1"}
- message :: publish_post {"text":"x"}
- message :: tweet {"text":"x"}
- message :: reply_to_review {"id":1}
- read :: get_email_thread {"id":1}
- read :: read_messages {}
- data/config :: mark_as_read {"id":1}
- data :: archive_thread {"id":1}
- data :: unsubscribe_user {"id":1}
- data :: schedule_post {"text":"x"}
- data/message :: submit_form {"x":1}
D data :: hubspot_delete_contact {"id":1}
- data :: upsert_contact {"id":1}
- data :: import_contacts {"file":"x"}
- read :: export_report {"id":1}
- read/data :: generate_report {"id":1}
- read :: summarize_document {"id":1}
- data :: create_pull_request {"title":"x"}
- data :: edit_file {"path":"a.ts","old_string":"a","new_string":"b"}
- read :: Glob {"pattern":"**/*.ts"}
- read :: Read {"file_path":"a.ts"}
- data :: Write {"file_path":"a.ts","content":"x"}
- read :: TodoWrite {"todos":[]}
- unknown/read :: Task {"prompt":"delete everything"}
D data :: overwrite_file {"path":"a.ts","content":"x"}
D data :: truncate_table {"table":"users"}
D data/infra :: restore_backup_overwrite {"id":1}
- read/data :: validate_and_preview_deletion {"id":1}
- read :: count_deleted_records {}
- read :: get_delete_preview {"id":1}
D data :: confirm_deletion {"id":1}
- read :: dry_run_delete {"id":1}
- read :: delete_records {"table":"orders","dry_run":true}
- infra :: set_replicas {"name":"web","replicas":0}
- infra :: scale_to_zero {"name":"web"}
- config :: update_dns_record {"name":"x"}
D config/infra/data :: delete_dns_record {"name":"x"}
D data :: linear_delete_issue {"id":"x"}
- data/message :: linear_create_issue {"title":"x"}
- read :: linear_search_issues {"query":"x"}
D data :: mcp__notion__API-delete-a-block {"block_id":"b"}
- read :: mcp__notion__API-post-search {"query":"x"}
- read :: mcp__atlassian__getJiraIssue {"issueIdOrKey":"x"}
- data/message :: mcp__atlassian__addCommentToJiraIssue {"issueIdOrKey":"x","commentBody":"y"}
- data :: mcp__atlassian__transitionJiraIssue {"issueIdOrKey":"x"}
D data :: mcp__gdrive__deleteFile {"fileId":"x"}
D data :: GOOGLESHEETS_CLEAR_VALUES {"range":"A1"}
- read :: GOOGLESHEETS_BATCH_GET {"range":"A1"}
- message :: GMAIL_SEND_EMAIL {"recipient_email":"a@b.example"}
D data :: GOOGLECALENDAR_DELETE_EVENT {"event_id":"x"}
- data/message :: GOOGLECALENDAR_CREATE_EVENT {"summary":"x"}
D data :: OUTLOOK_DELETE_EMAIL {"id":"x"}
D data :: deleteUserAccount {"userId":"x"}
D data :: user.delete {"id":"x"}
D data :: users/delete {"id":"x"}
D data :: removeFromCart {"id":"x"}
- data :: addToCart {"id":"x"}
D data :: checkout {"cart":"x"}
D data :: buyStock {"symbol":"x"}
D data :: sell_position {"symbol":"x"}
D data :: transferFunds {"amount":10}
D data :: initiate_wire_transfer {"amount":10}
D data :: payInvoice {"id":"x"}
- read :: getInvoice {"id":"x"}
- data :: create_invoice {"id":"x"}
D data :: void_invoice {"id":"x"}
D data :: cancel_order {"id":"x"}
D data :: order_cancel {"id":"x"}
- data :: update_order {"id":"x"}
- read :: track_order {"id":"x"}
- read :: order_status {"id":"x"}
D infra/data :: drop_database {"name":"shop"}
D data :: drop_table {"name":"shop"}
D data/infra :: empty_bucket {"bucket":"b"}
D infra :: delete_bucket {"bucket":"b"}
D infra :: terminateInstances {"ids":["i"]}
D infra :: k8s_delete_pod {"name":"x"}
- infra :: k8s_scale_deployment {"name":"x","replicas":0}
- read :: k8s_get_pods {}
- infra :: restart_service {"name":"x"}
- infra :: trigger_deployment {"name":"x"}
- infra :: run_pipeline {"name":"x"}
D infra :: uninstall_chart {"name":"x"}
D infra :: destroy_stack {"name":"x"}
D data :: flush_cache {}
D data :: invalidate_and_purge_cdn {}
D data :: reset_password {"user":"x"}
- message :: send_password_reset {"user":"x"}
D config/data/infra :: revoke_api_key {"id":"x"}
- secret :: get_secret {"name":"x"}
- secret :: read_env_file {"path":".env"}
- read :: read_file {"path":"README.md"}
- data :: write_file {"path":"a","content":"b"}
D data :: delete_directory {"path":"/srv/data","recursive":true}
- data :: delete_file {"path":"/tmp/job/x"}
- data :: create_directory {"path":"x"}
- data :: rename_file {"path":"x"}
- message :: sendSms {"to":"+1","body":"x"}
- message :: slack.postMessage {"channel":"x"}
- message :: teams_send_channel_message {"channel":"x"}
- message :: discord_send_message {"channel":"x"}
- message :: post_tweet {"text":"x"}
- message :: publish_article {"id":"x"}
D infra :: publish_package {"name":"x"}
- message :: share_document {"id":"x"}
- read :: list_recipients {}
- read :: search_emails {"q":"delete"}
- read :: get_weather {"city":"x"}
- read :: calculator {"expr":"1+1"}
- read :: lookup_customer {"id":"x"}
- read :: verify_identity {"id":"x"}
- read :: estimate_cost {"id":"x"}
- unknown :: process_data {"x":1}
- unknown :: main {"x":1}
- unknown :: agent {"x":1}
D data :: query {"sql":"DELETE FROM users"}
D data :: postgres_query {"query":"DROP TABLE users"}
- read :: postgres_query {"query":"SELECT 1"}
D data :: execute_query {"query":"TRUNCATE users"}
D data :: bigquery_execute {"query":"DELETE FROM ds.t WHERE true"}
D data :: python_repl {"code":"import shutil; shutil.rmtree('/srv/data')"}
D data :: execute_python {"code":"import os; os.system('rm -rf /srv/data')"}
D data :: run_javascript {"code":"require('fs').rmSync('/srv/data',{recursive:true})"}
D data :: jupyter_execute {"code":"!rm -rf /srv/data"}
- read :: python_repl {"code":"print(1+1)"}
D data :: terminal {"command":"rm -rf /srv/data"}
D data :: shell_exec {"cmd":"rm -rf /srv/data"}
D data :: ssh_execute {"host":"db1","command":"rm -rf /srv/data"}
- read :: ssh_execute {"host":"db1","command":"uptime"}
D infra :: kubectl {"args":["delete","ns","prod"]}
D history :: git {"args":"push --force origin main"}
D infra :: aws_cli {"command":"ec2 terminate-instances --instance-ids i-1"}
D infra :: terraform {"command":"destroy -auto-approve"}
D data :: http {"method":"DELETE","url":"https://a.example/users/1"}
D data :: rest_api {"method":"POST","url":"https://a.example/users/bulk-delete"}
- read :: http {"method":"POST","url":"https://a.example/users/search","body":"{}"}
- data :: http {"method":"PATCH","url":"https://a.example/users/1","body":"{}"}
- message :: http {"method":"POST","url":"https://hooks.slack.com/services/x","body":"{}"}
D data :: http {"method":"POST","url":"https://api.stripe.com/v1/payouts","body":"amount=1"}
D infra :: http {"method":"DELETE","url":"https://api.hetzner.cloud/v1/servers/1"}
D infra/data :: http {"method":"POST","url":"https://backboard.railway.app/graphql/v2","body":"{\"query\":\"mutation { volumeDelete(volumeId: \\\"v\\\") }\"}"}
- unknown/read :: http {"method":"GET","url":"https://a.example/admin/delete_user?id=3"}
D history/infra :: graphql {"query":"mutation($i: DeleteRefInput!) { deleteRef(input: $i) { clientMutationId } }"}
D history/data :: graphql {"query":"mutation { updateRef(input: {refId: \"r\", oid: \"x\", force: true}) { ref { id } } }"}
- data :: graphql {"query":"mutation { createUser(name: \"delete\") { id } }"}
D data :: graphql {"query":"mutation { userDelete(id: 1) { id } }"}
D data :: graphql {"query":"mutation { bulkDeleteOrders(ids: [1]) { n } }"}
D data :: graphql {"query":"mutation { refundCreate(input: {}) { id } }"}
D data :: graphql {"query":"mutation { orderCancel(id: 1) { id } }"}
- config/data :: graphql {"query":"mutation { updateSettings(input: {}) { id } }"}
D infra :: graphql {"query":"mutation { environmentDelete(id: 1) }"}
D infra :: graphql {"query":"mutation A { keep: projectUpdate(id: 1) { id } } mutation B { projectDelete(id: 1) }","operationName":"B"}
- infra/data/config :: graphql {"query":"mutation A { keep: projectUpdate(id: 1) { id } } mutation B { projectDelete(id: 1) }","operationName":"A"}
- read :: http_request {"method":"GET","url":"https://api.example.com/v1/orders"}
D data :: http_request {"method":"DELETE","url":"https://api.example.com/v1/orders/1"}
- data/config :: http_request {"method":"PUT","url":"https://api.example.com/v1/orders/1","body":"{}"}
- config :: http_request {"method":"PATCH","url":"https://api.example.com/v1/settings","body":"{}"}
- read :: http_request {"method":"POST","url":"https://api.example.com/v1/orders/search","body":"{}"}
- read :: http_request {"method":"POST","url":"https://api.example.com/oauth/token","body":"{}"}
D data :: http_request {"method":"POST","url":"https://api.example.com/v1/orders/1/refund","body":"{}"}
D data :: http_request {"method":"POST","url":"https://api.example.com/v1/users/1/delete","body":"{}"}
D data/infra :: http_request {"method":"POST","url":"https://api.example.com/v1/instances/1/terminate","body":"{}"}
D data :: http_request {"method":"POST","url":"https://api.example.com/v1/cache:purge","body":"{}"}
- data :: http_request {"method":"POST","url":"https://api.example.com/v1/orders","body":"{}"}
- message :: http_request {"method":"POST","url":"https://api.example.com/v1/messages/send","body":"{}"}
- message :: http_request {"method":"POST","url":"https://api.sendgrid.com/v3/mail/send","body":"{}"}
- message :: http_request {"method":"POST","url":"https://discord.com/api/webhooks/1/x","body":"{}"}
- message :: http_request {"method":"POST","url":"https://api.telegram.org/bot1/sendMessage","body":"{}"}
- message :: http_request {"method":"POST","url":"https://graph.microsoft.com/v1.0/me/sendMail","body":"{}"}
D data :: http_request {"method":"POST","url":"https://api.paypal.com/v2/payments/captures/1/refund","body":"{}"}
D data :: http_request {"method":"POST","url":"https://api.stripe.com/v1/payment_intents/pi_1/confirm","body":""}
- read :: http_request {"method":"GET","url":"https://api.stripe.com/v1/balance"}
D data :: http_request {"method":"DELETE","url":"https://api.stripe.com/v1/subscriptions/sub_1"}
D infra :: http_request {"method":"DELETE","url":"https://api.digitalocean.com/v2/databases/1"}
- infra :: http_request {"method":"POST","url":"https://api.digitalocean.com/v2/droplets/1/actions","body":"{\"type\":\"power_off\"}"}
D infra :: http_request {"method":"DELETE","url":"https://management.azure.com/subscriptions/x/resourceGroups/shop?api-version=1"}
D infra :: http_request {"method":"DELETE","url":"https://sqladmin.googleapis.com/v1/projects/p/instances/i"}
- read :: http_request {"method":"GET","url":"https://compute.googleapis.com/compute/v1/projects/p/zones/z/instances"}
D infra/data :: http_request {"method":"DELETE","url":"https://api.vercel.com/v9/projects/p"}
- infra :: http_request {"method":"POST","url":"https://api.vercel.com/v13/deployments","body":"{}"}
- read :: http_request {"method":"HEAD","url":"https://a.example/x"}
- read :: http_request {"method":"OPTIONS","url":"https://a.example/x"}
- unknown :: http_request {"method":"GET","url":"https://a.example/admin/delete_user?id=3"}
- unknown :: http_request {"method":"GET","url":"https://a.example/api?action=delete&id=3"}
- read :: http_request {"method":"GET","url":"https://a.example/deleted-users"}
- read :: http_request {"method":"GET","url":"https://a.example/users?deleted=true"}
D data :: http_request {"method":"POST","url":"http://es:9200/logs/_delete_by_query","body":"{}"}
D data :: http_request {"method":"DELETE","url":"http://es:9200/logs"}
- read :: http_request {"method":"POST","url":"http://es:9200/logs/_count","body":"{}"}
D data :: http_request {"method":"POST","url":"https://a.example/rpc","body":"{\"method\":\"users.delete\",\"params\":[1]}"}
- read :: http_request {"method":"POST","url":"https://a.example/graphql","body":"{\"query\":\"{ users { id } }\"}"}
D data :: http_request {"method":"POST","url":"https://a.example/graphql","body":"{\"query\":\"mutation { deleteUsers(where: {}) { n } }\"}"}
D infra :: http_request {"method":"POST","url":"https://backboard.railway.com/graphql/v2","body":"{\"query\":\"mutation M($id: String!) { volumeDelete(volumeId: $id) }\",\"variables\":{\"id\":\"v\"}}"}
- data :: http_request {"method":"POST","url":"https://a.example/graphql","body":"{\"query\":\"mutation { createPost(title: \\\"delete all\\\") { id } }\"}"}
- config/data :: http_request {"method":"PUT","url":"https://a.example/users/1/permissions","body":"{}"}
- read :: http_request {"method":"POST","url":"https://api.openai.com/v1/chat/completions","body":"{}"}
- read :: http_request {"method":"POST","url":"https://api.example.com/v1/embeddings","body":"{}"}
D data :: http_request {"method":"POST","url":"https://a.example/accounts/1/close","body":"{}"}
D data :: http_request {"method":"POST","url":"https://a.example/transfers","body":"{\"amount\":1}"}
D data :: http_request {"method":"POST","url":"https://a.example/orders/1/cancel","body":"{}"}
- infra/data :: http_request {"method":"POST","url":"https://a.example/services/1/restart","body":"{}"}
- data/config :: http_request {"method":"POST","url":"https://a.example/webhook","body":"{\"text\":\"hi\"}"}
- message/data :: http_request {"method":"POST","url":"https://api.github.com/repos/a/b/issues/1/comments","body":"{}"}
D history/infra/data :: http_request {"method":"DELETE","url":"https://api.github.com/repos/a/b/git/refs/heads/x"}
D history/data :: http_request {"method":"PATCH","url":"https://api.github.com/repos/a/b/git/refs/heads/main","body":"{\"sha\":\"x\",\"force\":true}"}
- data/history :: http_request {"method":"PUT","url":"https://api.github.com/repos/a/b/pulls/1/merge","body":"{}"}
`;
