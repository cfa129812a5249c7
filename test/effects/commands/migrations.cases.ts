export const migrations = `
- read :: liquibase status
- data :: liquibase update
D data :: liquibase drop-all
D data :: liquibase rollback-count 3
- read :: liquibase update-sql
- read :: flyway info
- data :: flyway -url=jdbc:postgresql://db/shop migrate
D data :: flyway -cleanDisabled=false clean
D data :: flyway undo
- config/data :: flyway repair
- read :: flyway validate
- read :: goose status
- data :: goose up
D data :: goose down
D data :: goose postgres "user=a dbname=b" reset
D data :: goose down-to 20170506082527
- read :: dbmate status
D data :: dbmate drop
D data :: dbmate rollback
- data :: dbmate up
- read/data/config :: dbmate new add_users
- read :: atlas migrate status
- data :: atlas migrate apply --url postgres://db/shop
D data :: atlas schema clean --url postgres://db/shop --auto-approve
- data :: atlas schema apply --url postgres://db/shop
- read :: atlas schema inspect -u postgres://db/shop
- data :: sqitch deploy db:pg:shop
D data :: sqitch revert --to @HEAD^ -y
- read :: sqitch status
D data :: npx knex migrate:rollback --all
- data :: npx knex migrate:latest
- read :: npx knex migrate:status
- data/read :: npx knex migrate:make add_users
D data :: npx typeorm schema:drop
D data :: npx typeorm migration:revert -d ds.ts
- data :: npx typeorm migration:run -d ds.ts
- read :: npx typeorm migration:show -d ds.ts
D data :: npx typeorm-ts-node-commonjs schema:drop -d ds.ts
D data :: npx sequelize-cli db:drop
D data :: npx sequelize-cli db:migrate:undo:all
- data :: npx sequelize-cli db:migrate
- data :: rails db:migrate
D data :: rails db:reset
D data :: bin/rails db:drop DISABLE_DATABASE_ENVIRONMENT_CHECK=1
D data :: bundle exec rake db:schema:load
D data :: RAILS_ENV=production bundle exec rails db:drop
- read :: rails routes
- unknown :: rails runner 'Job.run'
D data :: rails runner 'User.delete_all'
D data :: php artisan migrate:fresh --seed --force
D data :: php artisan db:wipe
- data :: php artisan migrate --force
- read :: php artisan migrate:status
- read :: php artisan route:list
- config/infra/data :: php artisan cache:clear
- infra :: php artisan down
D data/infra :: php artisan queue:flush
- data/read :: php artisan make:model Order
D data :: python manage.py flush --noinput
D data :: python manage.py migrate shop zero
D data :: python manage.py reset_db --noinput
- data :: python manage.py migrate
- data :: python manage.py loaddata seed.json
- read :: python manage.py showmigrations
- unknown :: python manage.py shell -c 'job()'
D data :: python manage.py shell -c 'Order.objects.all().delete()'
- data/unknown :: ./manage.py createsuperuser
D data :: alembic downgrade -1
- read :: alembic history
- read :: alembic upgrade head --sql
- data :: flask db upgrade
D data :: flask db downgrade
D data :: aerich downgrade
D data :: mix ecto.drop
D data :: mix ecto.rollback --all
- data :: mix ecto.migrate
D data :: dotnet ef database drop -f
- data :: dotnet ef database update
D data :: dotnet ef database update 0
- read :: dotnet ef migrations list
D data :: npx prisma migrate reset -f
D data :: npx prisma db push --accept-data-loss
- data :: npx prisma migrate deploy
- read :: npx prisma migrate diff --from-empty --to-schema-datamodel s.prisma
D data :: npx drizzle-kit drop
- data :: npx drizzle-kit push
D data :: diesel database reset
D data :: diesel migration redo
- data :: diesel migration run
D data :: sqlx database drop -y
D data :: sqlx migrate revert
- data :: sqlx migrate run
D data :: supabase db reset --linked
- data :: supabase db push
- read :: supabase migration list
D data :: migrate -path db -database postgres://db/shop drop -f
D data :: migrate -path db -database postgres://db/shop down -all
- data :: migrate -path db -database postgres://db/shop up
D data :: vendor/bin/phinx rollback -t 0
D data :: php bin/console doctrine:schema:drop --force
D data :: php bin/console doctrine:database:drop --force
- data :: php bin/console doctrine:migrations:migrate
- read :: php bin/console debug:router
D data :: wp db reset --yes
D data :: wp db drop --yes
D data :: wp post delete 12 --force
- read :: wp plugin list
- config/data :: wp plugin install akismet
D data :: wp site empty --yes
D data :: drush sql-drop -y
- config/infra/data :: drush cr
D data :: ./gradlew flywayClean
D data :: mvn liquibase:dropAll
- data :: mvn flyway:migrate
D data :: node ace migration:fresh
D data :: npx node-pg-migrate down
D data :: migrate-mongo down
- data :: dbt run --target prod
- data :: dbt run --full-refresh
- read :: dbt ls
- read :: dbt test
`;
