/** Commands that show, search, count, compare or compute, and leave everything as it is, whatever their words. */
export const readingNames: ReadonlySet<string> = new Set(`
ls dir vdir exa eza lsd tree pwd cat bat batcat tac nl head tail less more most view zcat zless bzcat xzcat zstdcat zgrep zcmp grep egrep fgrep rg ag ack ugrep look strings od hexdump hd xxd base64 base32
wc sort uniq cut paste join comm diff cmp colordiff sdiff vimdiff column expand unexpand fold fmt pr rev tr nroff iconv dos2unix-info jq yq xq tomlq dasel gron xmllint xmlstarlet csvcut csvgrep csvlook csvstat mlr q
echo printf true false yes seq shuf factor bc dc expr test [ date cal ncal time sleep wait usleep tput clear reset-screen stty-a
file stat readlink realpath basename dirname which whereis type whatis apropos man info tldr help locate mlocate plocate
du df lsblk blkid lsof fuser free vmstat iostat mpstat sar uptime w who whoami id groups users last lastlog hostname uname arch nproc lscpu lsmem lspci lsusb lsmod dmesg sysctl-a getconf locale ulimit
ps pstree top htop btop atop pgrep pidof jobs nvidia-smi glances
ping ping6 traceroute tracepath mtr dig host nslookup whois netstat ss arp ifstat nethogs tcpdump-r ipcalc getent
md5sum sha1sum sha224sum sha256sum sha384sum sha512sum shasum b2sum cksum sum crc32 md5
ldd nm objdump readelf size strip-info otool addr2line c++filt
cloc tokei scc wakatime hyperfine
sw_vers system_profiler mdfind mdls ioreg vm_stat sysinfo lsb_release neofetch fastfetch
get-content get-item get-process get-service get-location test-path select-string measure-object get-date get-command get-help write-output write-host format-table format-list select-object where-object sort-object get-acl get-eventlog get-nettcpconnection compare-object resolve-path convertto-json convertfrom-json out-string out-host get-psdrive get-volume get-disk
tasklist systeminfo ipconfig ver where findstr fc
pytest py.test tox-list nosetests unittest mypy pyright pylint flake8 pycodestyle pydocstyle bandit vulture radon coverage-report tsc eslint-d jshint stylelint markdownlint yamllint shellcheck hadolint actionlint ansible-lint tflint checkov tfsec golint staticcheck govulncheck cppcheck clang-tidy-info rspec phpunit phpstan psalm jest vitest mocha ava tap karma nyc playwright-test swiftlint ktlint detekt checkstyle codespell vale
pipdeptree pip-audit npm-check depcheck madge licensee
sqlite3_analyzer pg_isready pg_controldata
trivy syft grype popeye kube-score kubeconform kubeval polaris stern kubetail mongostat mongotop pg_top pgbadger iotop powertop redis-benchmark
ldapsearch ldapwhoami ldapcompare slapcat smartctl mosquitto_sub
export-info history fc-list atq crontab-l mailq lpq lpstat
`.split(/\s+/).filter((name) => name !== ""));
