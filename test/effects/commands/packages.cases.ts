export const packages = `
D infra rev=no shared=yes :: npm publish --access public
- read :: npm publish --dry-run
D infra :: npm unpublish left@1.0.0
- config :: npm ci
- config :: npm install --save-dev vitest
- read :: npm outdated
D infra :: pnpm -r publish --no-git-checks
- config :: yarn add left
D infra :: twine upload dist/*
D infra :: python -m twine upload --repository testpypi dist/*
- read :: twine check dist/*
D infra :: uv publish
D infra :: hatch publish
D infra :: flit publish
- config :: pip install -r requirements.txt
- config :: pip uninstall -y flask
- read :: pip freeze
D infra :: cargo publish
- read :: cargo publish --dry-run
D infra :: cargo yank --version 1.0.1
- data :: cargo build --release
- data/read :: cargo clean
- config :: cargo add serde
D infra :: gem push left-1.0.gem
D infra :: gem yank left -v 1.0
D infra :: mvn -B deploy -DskipTests
- data :: mvn clean verify
D infra :: mvn release:clean release:prepare release:perform
D infra :: ./gradlew publishToMavenCentral
- data :: ./gradlew publishToMavenLocal
- data :: ./gradlew clean build
D infra :: sbt publishSigned
D infra :: dotnet nuget push a.nupkg -k x -s https://api.nuget.org/v3/index.json
D infra :: dotnet nuget delete left 1.0 --non-interactive
- data :: dotnet build
- data/read :: dotnet test
D infra :: mix hex.publish --yes
D infra :: dart pub publish -f
- read :: dart pub publish --dry-run
D infra :: pod trunk push A.podspec
D infra :: goreleaser release --clean
- data/read/infra :: goreleaser release --snapshot --clean
D infra :: vsce publish minor
- data/read :: vsce package
D infra :: luarocks upload a.rockspec
D infra :: cabal upload --publish dist/a.tar.gz
D infra :: conda publish
D infra :: helm push shop-1.0.tgz oci://reg.example/charts
D infra :: oras push reg.example/a:1 a.txt
D infra :: crane push a.tar reg.example/a:1
D infra :: crane delete reg.example/a:1
- read :: crane digest reg.example/a:1
D infra :: skopeo copy docker://a docker://b
D infra :: skopeo delete docker://a
- read :: skopeo inspect docker://a
- config :: apt-get install -y nginx
- config :: sudo apt-get purge -y nginx
- read :: apt list --upgradable
- config :: brew upgrade
- config/data :: brew cleanup
- config :: dnf remove -y httpd
- read :: rpm -qa
- config :: pacman -Syu --noconfirm
- config :: pacman -Rns firefox
- read :: pacman -Qs vim
- config :: snap remove firefox
- config :: choco install git -y
- config :: winget uninstall x
- data/read :: make
- data/read :: make test
- unknown :: make deploy
- unknown :: just release
- data :: go build ./...
- data/read :: go test ./...
- config/data :: go clean -modcache
- config :: composer install --no-dev
- unknown/data :: composer run deploy
- config :: bundle install
- read :: bundle outdated
- data/read :: tsc -p .
- read :: eslint src
- config/data :: prettier --write src
- read :: prettier --check src
- read :: pytest -q
- read :: ruff check .
- config/data :: ruff check --fix .
`;
