export const versionControl = `
- read :: jj log -r 'all()'
- read :: jj st
- read :: jj op log
- data shared=no :: jj new main
- data shared=no :: jj describe -m "fix"
D data/history shared=no :: jj abandon xyz
D history :: jj op abandon ..@-
D data/history shared=no :: jj restore --from main src/app.rs
- data/history shared=no :: jj squash --into @-
- history shared=no :: jj rebase -d main
- data shared=yes :: jj git push --bookmark feature
D history shared=yes :: jj git push --deleted
D history shared=yes :: jj git push --bookmark main --allow-backwards --delete
- read :: jj git fetch
- config/data shared=no :: jj bookmark create wip
D history :: jj bookmark delete wip
- data/history rev=yes :: jj undo
- read :: hg status
- read :: hg log -l 5
- read :: hg diff -c tip
- data shared=no :: hg commit -m "rm -rf"
- data shared=no :: hg update default
D data shared=no :: hg update --clean default
D data shared=no :: hg revert --all --no-backup
D data shared=no :: hg purge --all
D history shared=no :: hg strip -r 120
- history shared=no :: hg rebase -d default
- history shared=no :: hg commit --amend
- history shared=no :: hg histedit 100
- data shared=yes :: hg push
D history shared=yes :: hg push --force
- data shared=no :: hg pull -u
- read :: svn status
- read :: svn log -l 3
- data shared=yes :: svn commit -m "fix"
D data shared=no :: svn revert -R .
D data shared=yes :: svn delete https://svn.example/repo/branches/old -m "gone"
D data shared=no :: svn cleanup --remove-unversioned
- data shared=no :: svn update
- read :: p4 opened
- read :: p4 changes -m 5
- data shared=yes :: p4 submit -d "fix"
D data shared=no :: p4 revert ...
D history/data shared=yes rev=no :: p4 obliterate -y //depot/old/...
- read :: p4 obliterate //depot/old/...
D data shared=yes :: p4 client -d -f ops_ws
- read :: fossil timeline
D data :: fossil revert
D history :: bzr uncommit --force
- data shared=no :: git lfs track "*.psd"
- read :: git -C /srv/app log --oneline
D history shared=yes :: git -c user.name=x push --forc origin HEAD:main
D history :: git filter-repo --path secrets --invert-paths
D history :: git reflog expire --expire=now --expire-unreachable=now --all
- history shared=no :: git rebase -i HEAD~3
- read :: gh pr list --state open
- read :: gh run view 12 --log
- data/message shared=yes :: gh pr create --fill
- data/infra shared=yes :: gh pr merge 12 --squash
D infra/data shared=yes :: gh repo delete acme/app --yes
D data/infra/history shared=yes :: gh release delete v1.0 -y
D data/infra :: gh issue delete 12 --yes
- message/data shared=yes :: gh issue comment 12 --body hello
- config :: gh secret set TOKEN --body x
D config/infra :: gh secret delete TOKEN
- infra :: gh workflow run deploy.yml
- infra :: gh workflow disable ci.yml
D infra/data/history :: gh api -X DELETE repos/acme/app/git/refs/heads/main
- read :: gh api repos/acme/app
- data/config :: gh api -X PATCH repos/acme/app -f description=x
- config/infra shared=yes :: gh repo edit acme/app --visibility public
- infra/config shared=yes :: gh repo archive acme/app --yes
- read :: glab mr list
D infra/data :: glab repo delete group/app -y
D infra/data :: glab release delete v1
`;
