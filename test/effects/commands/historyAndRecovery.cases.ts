/** Version control: what rewrites, what loses, what brings back, and what only looks. */
export const historyAndRecovery = String.raw`
D history :: git push origin +main
D history shared=yes :: git push origin :release/2.4
D history shared=yes :: git push --prune origin 'refs/heads/*'
D history shared=yes :: git push origin HEAD:main --force-with-lease=main:abc123
D history :: git -c core.pager=cat -C /srv/app push -uf origin main
- data shared=yes :: git push -u origin feature/login
- data shared=yes :: git push --tags
- read :: git push --dry-run --force origin main
D history :: git reset --hard origin/main
D history/data :: git reset --hard
- data/history :: git reset --soft HEAD~3
- data :: git reset HEAD -- src/app.ts
- history :: git rebase -i HEAD~5
- history :: git rebase --onto main topic~3 topic
- data/history :: git rebase --abort
- history :: git commit --amend --no-edit
D history :: git filter-branch --force --index-filter 'git rm --cached --ignore-unmatch secrets.yml' HEAD
D history :: git filter-repo --path secrets.yml --invert-paths --force
D history :: bfg --delete-files id_rsa repo.git
D history :: git reflog expire --expire=now --all && git gc --prune=now --aggressive
D history :: git update-ref -d refs/heads/topic
D history :: git update-ref refs/heads/topic abc123
D history :: git branch -D topic
D history :: git branch --delete --force topic
- data/history :: git branch -d topic
- data/history :: git branch -m old new
D history :: git tag -d v1.0.0
D history shared=yes :: git push --delete origin v1.0.0
D data/history :: git stash drop stash@{1}
D data/history :: git stash clear
- data :: git stash pop
- read :: git stash show -p stash@{0}
D data :: git checkout -- .
D data :: git checkout HEAD~2 -- src/db.ts
D data :: git checkout -f main
- data :: git checkout -b fix/login
- data :: git switch -c fix/login
D data :: git switch --discard-changes main
D data :: git restore --worktree --staged .
- data :: git restore --staged src/app.ts
D data :: git clean -xfd
- read :: git clean -xnd
D data/history :: git worktree remove --force ../hotfix
- config/data :: git worktree add ../hotfix main
- data rev=yes :: git revert --no-edit abc123
- data rev=yes :: git revert -m 1 abc123 && git push origin main
- data :: git cherry-pick abc123
- data :: git bisect start HEAD v1.0
- read :: git bisect log
- read :: git fsck --lost-found
- read :: git reflog show --all
- read :: git for-each-ref --sort=-committerdate refs/heads
- read :: git rev-list --count HEAD
- read :: git cat-file -p HEAD:README.md
- read :: git ls-remote origin
- read :: git blame -L 10,20 src/app.ts
- read :: git shortlog -sn
- read :: git grep -n 'rm -rf'
- read :: git archive --format=tar HEAD | tar t
- data/config :: git submodule update --init --recursive
D data/history :: git submodule deinit -f vendor/lib
- config :: git config --global user.email a@example.com
D history :: rm -rf .git.bak
D history :: rm -rf ./vendor/lib/.git
D history :: rm -rf repo.git/objects
D history :: mv .git /dev/null
- data :: rm -f .git/index.lock
- data/history :: mv .git .git.bak
D history :: find . -name .git -type d -exec rm -rf {} +
D data :: hg update --clean
D history :: hg strip -r 42
D data :: hg revert --all --no-backup
- read :: hg log -l 3
D data :: svn revert -R .
D data/history :: svn delete https://svn.example.com/repo/trunk -m gone
- read :: svn diff
D data/history :: jj abandon xyz
- data/history rev=yes :: jj undo
D infra/data :: gh repo delete acme/shop --yes
- config/infra/data :: gh repo archive acme/shop --yes
D data/history/infra :: gh release delete v1.2.0 --yes --cleanup-tag
- message/data :: gh pr create --fill
- data/history :: gh pr merge 12 --squash
- data/history :: gh pr merge 12 --squash --delete-branch
- read :: gh pr diff 12
- read :: gh run view 123 --log
D data/infra :: gh run delete 123
- data/infra/config :: gh workflow run deploy.yml
- message :: gh issue comment 4 --body done
D data/infra/config :: gh secret delete TOKEN
- config/secret :: gh secret set TOKEN --body x
D history :: gh api -X DELETE repos/acme/shop/git/refs/heads/main
- read :: gh api repos/acme/shop/branches --paginate
D infra/data :: glab repo delete acme/shop -y
D data/infra :: glab mr delete 4
- read :: glab mr list
- read :: glab ci status
`;
