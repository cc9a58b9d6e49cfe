# bash completion for cubechat. Made from its commands: do not edit.

_cubechat_at() {
    case $1 in
    '')
        words='auth profile user dialog msg contacts file privacy presence system search report listen chat wait api sandbox demo doctor completion'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'auth')
        words='login signup guest status token refresh logout'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'auth login')
        words=''
        options='--app-id --app-only --dry-run --email --login --password-command --password-file --password-stdin --project-id --provider --save-password --save-session --secret-file --token-file --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--app-id --email --login --password-command --password-file --project-id --provider --secret-file --token-file --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'auth signup')
        words=''
        options='--app-id --dry-run --email --full-name --login --password-command --password-file --password-stdin --save-session --tag --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--app-id --email --full-name --login --password-command --password-file --tag --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'auth guest')
        words=''
        options='--dry-run --full-name --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--full-name --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'auth status')
        words=''
        options='--check --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'auth token')
        words=''
        options='--reveal --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'auth refresh')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'auth logout')
        words=''
        options='--all --dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'profile')
        words='list show add set use remove'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'profile list')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'profile show')
        words=''
        options='--origin --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'profile add')
        words=''
        options='--app-id --auth-key-file --dry-run --email --login --password-command --password-file --password-keyring --save-session --transport --user-id --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--app-id --auth-key-file --email --login --password-command --password-file --password-keyring --save-session --transport --user-id --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'profile set')
        words=''
        options='--app-id --auth-key-file --dry-run --email --login --password-command --password-file --password-keyring --save-session --transport --unset --user-id --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--app-id --auth-key-file --email --login --password-command --password-file --password-keyring --save-session --transport --unset --user-id --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'profile use')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'profile remove')
        words=''
        options='--dry-run -y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'user')
        words='me show find update delete reset-password'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'user me')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'user show')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'user find')
        words=''
        options='--all --email --filter --ids --limit --login --name-prefix --skip --tag --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--email --filter --ids --limit --login --name-prefix --skip --tag --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'user update')
        words=''
        options='--avatar --custom-data --dry-run --email --external-id --full-name --new-login --new-password-file --phone --tag --website --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--avatar --custom-data --email --external-id --full-name --new-login --new-password-file --phone --tag --website --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'user delete')
        words=''
        options='--dry-run -y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'user reset-password')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog')
        words='create list show count update add remove leave delete clear admin pin unpin subscribe unsubscribe occupants join online notify unread export mark-read'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog create')
        words=''
        options='--allow-preview --description --dry-run --ext --name --photo --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--description --ext --name --photo --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog list')
        words=''
        options='--all --ext --filter --limit --since --skip --type --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--ext --filter --limit --since --skip --type --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog show')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog count')
        words=''
        options='--ext --filter --since --type --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--ext --filter --since --type --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog update')
        words=''
        options='--allow-preview --description --dry-run --ext --name --photo --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--allow-preview --description --ext --name --photo --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog add')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog remove')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog leave')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog delete')
        words=''
        options='--dry-run --for-everyone -y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog clear')
        words=''
        options='--dry-run --for-everyone -y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog admin')
        words='add remove list'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog admin add')
        words=''
        options='--dry-run --remove --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--remove --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog admin remove')
        words=''
        options='--add --dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--add --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog admin list')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog pin')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog unpin')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog subscribe')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog unsubscribe')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog occupants')
        words=''
        options='--all --limit --skip --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--limit --skip --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog join')
        words=''
        options='--dry-run --for --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--for --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog online')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog notify')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog unread')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog export')
        words=''
        options='--format --marks -o --output --resume --since --until --verify --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--format -o --output --since --until --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'dialog mark-read')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg')
        words='send pipe history show edit delete mark receipts react reactions typing'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg send')
        words=''
        options='--attach --attach-type --contact --create --dedupe-key --dry-run --field --id --location --location-type -m --message --no-receipts --no-save --self-destroy --silent --transport --wait --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--attach --attach-type --contact --dedupe-key --field --id --location --location-type -m --message --self-destroy --transport --wait --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg pipe')
        words=''
        options='--batch-lines --batch-window --create --dialog-field --frame --give-up --journal --no-receipts --no-save --on-error --rate --silent --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--batch-lines --batch-window --dialog-field --frame --give-up --journal --on-error --rate --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg history')
        words=''
        options='--all --filter --format --limit --mark-read --marks --order -o --output --preview --resume --since --skip --until --verify --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--filter --format --limit --order -o --output --since --skip --until --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg show')
        words=''
        options='--dialog --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--dialog --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg edit')
        words=''
        options='--dialog --dry-run --last -m --message --transport --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--dialog -m --message --transport --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg delete')
        words=''
        options='--dialog --dry-run --for-everyone --transport -y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--dialog --transport --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg mark')
        words=''
        options='--all --delivered --dialog --dry-run --from --read --transport --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--dialog --from --transport --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg receipts')
        words=''
        options='--dialog --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--dialog --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg react')
        words=''
        options='--add --dialog --dry-run --remove --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--add --dialog --remove --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg reactions')
        words=''
        options='--dialog --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--dialog --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'msg typing')
        words=''
        options='--dry-run --for --stop --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--for --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'contacts')
        words='list requests add confirm reject remove rename'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'contacts list')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'contacts requests')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'contacts add')
        words=''
        options='--dry-run --name --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--name --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'contacts confirm')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'contacts reject')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'contacts remove')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'contacts rename')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'file')
        words='upload download info url list delete'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'file upload')
        words=''
        options='--dry-run --name --public --type --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--name --type --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'file download')
        words=''
        options='--force -o --output --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='-o --output --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'file info')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'file url')
        words=''
        options='--with-token --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'file list')
        words=''
        options='--all --limit --skip --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--limit --skip --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'file delete')
        words=''
        options='--dry-run -y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy')
        words='list show create update activate deactivate delete block unblock'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy list')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy show')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy create')
        words=''
        options='--allow --deny --deny-mutual --dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--allow --deny --deny-mutual --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy update')
        words=''
        options='--allow --deny --deny-mutual --dry-run -y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--allow --deny --deny-mutual --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy activate')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy deactivate')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy delete')
        words=''
        options='--dry-run -y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy block')
        words=''
        options='--dry-run --mutual --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'privacy unblock')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'presence')
        words='last watch active inactive ping'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'presence last')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'presence watch')
        words=''
        options='--count --exec --for --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--count --exec --for --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'presence active')
        words=''
        options='--dry-run --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'presence inactive')
        words=''
        options='--dry-run --for --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--for --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'presence ping')
        words=''
        options='--count --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--count --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'system')
        words='send'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'system send')
        words=''
        options='--body --dry-run --field --transport --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--body --field --transport --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'search')
        words=''
        options='--dialog --exact --limit --since --until --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--dialog --limit --since --until --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'report')
        words='user message'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'report user')
        words=''
        options='--dry-run --reason --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--reason --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'report message')
        words=''
        options='--dialog --dry-run --reason --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--dialog --reason --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'listen')
        words=''
        options='--always-delivered --app-id --contacts --count --cursor --dialog --email --exec --exec-ack --exec-timeout --for --from --heartbeat --idle-exit --inactive --login --no-auto-delivered --no-reconnect --no-sm --only --password-command --password-file --password-stdin --ping-interval --ping-timeout --reconnect-attempts --reconnect-timeout --resource --save-session --use-token --user-id --watch --watch-network --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--app-id --count --cursor --dialog --email --exec --exec-timeout --for --from --heartbeat --idle-exit --login --only --password-command --password-file --ping-interval --ping-timeout --reconnect-attempts --reconnect-timeout --resource --user-id --watch --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'chat')
        words=''
        options='--always-delivered --app-id --ascii --contacts --email --emoji --explore --inactive --links --login --no-auto-delivered --no-bell --no-mouse --no-reconnect --no-sm --notify --only --password-command --password-file --password-stdin --ping-interval --ping-timeout --plain --reconnect-attempts --reconnect-timeout --reset-terminal --resource --save-session --theme --typing-timeout --use-token --user-id --watch --watch-network --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--app-id --email --emoji --links --login --only --password-command --password-file --ping-interval --ping-timeout --reconnect-attempts --reconnect-timeout --resource --theme --typing-timeout --user-id --watch --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'wait')
        words=''
        options='--app-id --contacts --count --dialog --email --event --field --login --match --no-reconnect --no-sm --not --others --password-command --password-file --password-stdin --ping-interval --ping-timeout --reconnect-attempts --reconnect-timeout --resource --save-session --sender --since --use-token --user-id --watch-network --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--app-id --count --dialog --email --event --field --login --match --password-command --password-file --ping-interval --ping-timeout --reconnect-attempts --reconnect-timeout --resource --sender --since --user-id --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'api')
        words=''
        options='--dry-run -f --field -i --include --input --paginate --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='-f --field --input --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'sandbox')
        words='run start stop status reset'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'sandbox run')
        words=''
        options='--data --ephemeral --fault --hooks --join-shim --ready-file --rest-port --seed --strict-subscribe --ws-port --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--data --fault --ready-file --rest-port --seed --ws-port --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'sandbox start')
        words=''
        options='--fault --hooks --join-shim --rest-port --seed --strict-subscribe --ws-port --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--fault --rest-port --seed --ws-port --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'sandbox stop')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'sandbox status')
        words=''
        options='--pushes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'sandbox reset')
        words=''
        options='-y --yes --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'demo')
        words=''
        options='--tour --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'doctor')
        words=''
        options='--bundle --fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--bundle --api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'completion')
        words='bash zsh fish'
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'completion bash')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'completion zsh')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    'completion fish')
        words=''
        options='--fail-on-truncate --json --jsonl -q --quiet --raw --api-url --ca-file --chat-host --debug -h --help --insecure --no-input --profile --timeout --xmpp-port'
        valued='--api-url --ca-file --chat-host --profile --timeout --xmpp-port'
        ;;
    esac
}

_cubechat_value() {
    case $1 in
    'auth login --password-file') kind=file ;;
    'auth login --provider') choices='facebook twitter firebase-phone firebase-email custom' ;;
    'auth login --secret-file') kind=file ;;
    'auth login --token-file') kind=file ;;
    'auth login --json') kind=list choices='user_id login app_id session_id created_at' ;;
    'auth signup --password-file') kind=file ;;
    'auth signup --json') kind=list choices='id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at' ;;
    'auth guest --json') kind=list choices='user_id login app_id session_id created_at' ;;
    'auth status --json') kind=list choices='profile user_id login email app_id api_url expires_at checked' ;;
    'auth token --json') kind=list choices='token' ;;
    'auth refresh --json') kind=list choices='user_id login app_id session_id created_at' ;;
    'auth logout --json') kind=list choices='profile user_id signed_out everywhere' ;;
    'profile list --json') kind=list choices='name default app_id login email user_id api_url' ;;
    'profile show 0') kind=profile choices='' ;;
    'profile show --json') kind=list choices='setting value origin place' ;;
    'profile add --auth-key-file') kind=file ;;
    'profile add --password-file') kind=file ;;
    'profile add --password-keyring') choices='true false' ;;
    'profile add --save-session') choices='true false' ;;
    'profile add --transport') choices='rest xmpp' ;;
    'profile add --json') kind=list choices='name default app_id login email user_id api_url' ;;
    'profile set --auth-key-file') kind=file ;;
    'profile set --password-file') kind=file ;;
    'profile set --password-keyring') choices='true false' ;;
    'profile set --save-session') choices='true false' ;;
    'profile set --transport') choices='rest xmpp' ;;
    'profile set --unset') choices='app_id auth_key login email user_id password_file password_command password_keyring api_url chat_host xmpp_port ca_file transport save_session' ;;
    'profile set 0') kind=profile choices='' ;;
    'profile set --json') kind=list choices='name default app_id login email user_id api_url' ;;
    'profile use 0') kind=profile choices='' ;;
    'profile use --json') kind=list choices='name default app_id login email user_id api_url' ;;
    'profile remove 0') kind=profile choices='' ;;
    'profile remove --json') kind=list choices='name removed' ;;
    'user me --json') kind=list choices='id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at' ;;
    'user show '[0-9]*) kind=user choices='me' ;;
    'user show --json') kind=list choices='id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at' ;;
    'user find --json') kind=list choices='id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at' ;;
    'user update --avatar') kind=file ;;
    'user update --new-password-file') kind=file ;;
    'user update --json') kind=list choices='id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at' ;;
    'user delete --json') kind=list choices='id deleted' ;;
    'user reset-password --json') kind=list choices='email mailed' ;;
    'dialog create --photo') kind=file ;;
    'dialog create 0') choices='private group public' ;;
    'dialog create '[0-9]*) kind=user choices='me' ;;
    'dialog create --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog list --type') kind=list choices='broadcast group private public meeting' ;;
    'dialog list --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog show 0') kind=dialog choices='last' ;;
    'dialog show --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog count --type') kind=list choices='broadcast group private public meeting' ;;
    'dialog count --json') kind=list choices='count' ;;
    'dialog update --allow-preview') choices='on off' ;;
    'dialog update --photo') kind=file ;;
    'dialog update 0') kind=dialog choices='last' ;;
    'dialog update --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog add 0') kind=dialog choices='last' ;;
    'dialog add '[0-9]*) kind=user choices='me' ;;
    'dialog add --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog remove 0') kind=dialog choices='last' ;;
    'dialog remove '[0-9]*) kind=user choices='me' ;;
    'dialog remove --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog leave 0') kind=dialog choices='last' ;;
    'dialog leave --json') kind=list choices='id left' ;;
    'dialog delete '[0-9]*) kind=dialog choices='last' ;;
    'dialog delete --json') kind=list choices='deleted not_found not_allowed' ;;
    'dialog clear 0') kind=dialog choices='last' ;;
    'dialog clear --json') kind=list choices='id cleared' ;;
    'dialog admin add --remove') kind=user choices='me' ;;
    'dialog admin add 0') kind=dialog choices='last' ;;
    'dialog admin add '[0-9]*) kind=user choices='me' ;;
    'dialog admin add --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog admin remove --add') kind=user choices='me' ;;
    'dialog admin remove 0') kind=dialog choices='last' ;;
    'dialog admin remove '[0-9]*) kind=user choices='me' ;;
    'dialog admin remove --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog admin list 0') kind=dialog choices='last' ;;
    'dialog admin list --json') kind=list choices='id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at' ;;
    'dialog pin 0') kind=dialog choices='last' ;;
    'dialog pin '[0-9]*) choices='last last:me' ;;
    'dialog pin --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog unpin 0') kind=dialog choices='last' ;;
    'dialog unpin '[0-9]*) choices='last last:me' ;;
    'dialog unpin --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog subscribe 0') kind=dialog choices='last' ;;
    'dialog subscribe --json') kind=list choices='id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at' ;;
    'dialog unsubscribe 0') kind=dialog choices='last' ;;
    'dialog unsubscribe --json') kind=list choices='id unsubscribed' ;;
    'dialog occupants 0') kind=dialog choices='last' ;;
    'dialog occupants --json') kind=list choices='id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at' ;;
    'dialog join 0') kind=dialog choices='last' ;;
    'dialog join --json') kind=list choices='v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds' ;;
    'dialog online 0') kind=dialog choices='last' ;;
    'dialog online --json') kind=list choices='user_id' ;;
    'dialog notify 0') kind=dialog choices='last' ;;
    'dialog notify 1') choices='on off' ;;
    'dialog notify --json') kind=list choices='id enabled' ;;
    'dialog unread '[0-9]*) kind=dialog choices='last' ;;
    'dialog unread --json') kind=list choices='total dialogs' ;;
    'dialog export --format') choices='jsonl json csv md' ;;
    'dialog export -o' | 'dialog export --output') kind=folder ;;
    'dialog export '[0-9]*) kind=dialog choices='last' ;;
    'dialog export --json') kind=list choices='dialog_id status messages path bytes sha256 since until gaps' ;;
    'dialog mark-read 0') kind=dialog choices='last' ;;
    'dialog mark-read --json') kind=list choices='id read' ;;
    'msg send --attach') kind=file ;;
    'msg send --attach-type') choices='photo video audio file' ;;
    'msg send --location-type') choices='place location' ;;
    'msg send --transport') choices='rest xmpp' ;;
    'msg send --wait') choices='sent delivered read' ;;
    'msg send 0') kind=dialog choices='last' ;;
    'msg send --json') kind=list choices='v status id dialog_id transport attempts' ;;
    'msg pipe --frame') choices='lines nul jsonl block:---' ;;
    'msg pipe --journal') kind=file ;;
    'msg pipe --on-error') choices='stop skip dead-letter:refused.jsonl' ;;
    'msg pipe 0') kind=dialog choices='last' ;;
    'msg pipe --json') kind=list choices='v record status id dialog_id transport attempts earlier error reason' ;;
    'msg history --format') choices='jsonl json csv md' ;;
    'msg history --order') choices='asc desc' ;;
    'msg history -o' | 'msg history --output') kind=file ;;
    'msg history 0') kind=dialog choices='last' ;;
    'msg history --json') kind=list choices='id dialog_id sender_id recipient_id sent_at body date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields' ;;
    'msg show --dialog') kind=dialog choices='last' ;;
    'msg show '[0-9]*) choices='last last:me' ;;
    'msg show --json') kind=list choices='id dialog_id sender_id recipient_id sent_at body date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields' ;;
    'msg edit --dialog') kind=dialog choices='last' ;;
    'msg edit --transport') choices='rest xmpp' ;;
    'msg edit '[0-9]*) choices='last last:me' ;;
    'msg edit --json') kind=list choices='dialog_id message_ids transport' ;;
    'msg delete --dialog') kind=dialog choices='last' ;;
    'msg delete --transport') choices='rest xmpp' ;;
    'msg delete '[0-9]*) choices='last last:me' ;;
    'msg delete --json') kind=list choices='deleted not_found not_allowed' ;;
    'msg mark --dialog') kind=dialog choices='last' ;;
    'msg mark --from') kind=user choices='me' ;;
    'msg mark --transport') choices='rest xmpp' ;;
    'msg mark '[0-9]*) choices='last last:me' ;;
    'msg mark --json') kind=list choices='dialog_id message_ids transport' ;;
    'msg receipts --dialog') kind=dialog choices='last' ;;
    'msg receipts 0') choices='last last:me' ;;
    'msg receipts --json') kind=list choices='message_id dialog_id delivered_ids read_ids' ;;
    'msg react --dialog') kind=dialog choices='last' ;;
    'msg react 0') choices='last last:me' ;;
    'msg react --json') kind=list choices='message_id added removed' ;;
    'msg reactions --dialog') kind=dialog choices='last' ;;
    'msg reactions 0') choices='last last:me' ;;
    'msg reactions --json') kind=list choices='reaction user_ids count' ;;
    'msg typing 0') kind=dialog choices='last' ;;
    'msg typing --json') kind=list choices='dialog_id user_id typing' ;;
    'contacts list --json') kind=list choices='user_id subscription ask name' ;;
    'contacts requests --json') kind=list choices='user_id' ;;
    'contacts add 0') kind=user choices='me' ;;
    'contacts add --json') kind=list choices='user_id subscription ask name' ;;
    'contacts confirm 0') kind=user choices='me' ;;
    'contacts confirm --json') kind=list choices='user_id subscription ask name' ;;
    'contacts reject 0') kind=user choices='me' ;;
    'contacts reject --json') kind=list choices='user_id subscription ask name' ;;
    'contacts remove 0') kind=user choices='me' ;;
    'contacts remove --json') kind=list choices='user_id removed' ;;
    'contacts rename 0') kind=user choices='me' ;;
    'contacts rename --json') kind=list choices='user_id subscription ask name' ;;
    'file upload 0') kind=file ;;
    'file upload --json') kind=list choices='id uid name content_type size public complete created_at updated_at' ;;
    'file download -o' | 'file download --output') kind=file ;;
    'file download --json') kind=list choices='path size uid resumed_at' ;;
    'file info --json') kind=list choices='id uid name content_type size public complete created_at updated_at' ;;
    'file url --json') kind=list choices='url kind expires_at id uid name' ;;
    'file list --json') kind=list choices='id uid name content_type size public complete created_at updated_at' ;;
    'file delete --json') kind=list choices='deleted not_found not_allowed' ;;
    'privacy list --json') kind=list choices='name active default in_force' ;;
    'privacy show --json') kind=list choices='list user_id action mutual only' ;;
    'privacy create --allow') kind=user choices='me' ;;
    'privacy create --deny') kind=user choices='me' ;;
    'privacy create --deny-mutual') kind=user choices='me' ;;
    'privacy create --json') kind=list choices='list user_id action mutual only' ;;
    'privacy update --allow') kind=user choices='me' ;;
    'privacy update --deny') kind=user choices='me' ;;
    'privacy update --deny-mutual') kind=user choices='me' ;;
    'privacy update --json') kind=list choices='list user_id action mutual only' ;;
    'privacy activate --json') kind=list choices='name active default in_force' ;;
    'privacy deactivate --json') kind=list choices='name active default in_force' ;;
    'privacy delete --json') kind=list choices='name deleted' ;;
    'privacy block '[0-9]*) kind=user choices='me' ;;
    'privacy block --json') kind=list choices='list user_id action mutual only' ;;
    'privacy unblock '[0-9]*) kind=user choices='me' ;;
    'privacy unblock --json') kind=list choices='list user_id action mutual only' ;;
    'presence last '[0-9]*) kind=user choices='me' ;;
    'presence last --json') kind=list choices='user_id seconds online last_seen_at' ;;
    'presence watch '[0-9]*) kind=user choices='me' ;;
    'presence watch --json') kind=list choices='v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds' ;;
    'presence active --json') kind=list choices='state' ;;
    'presence inactive --json') kind=list choices='state' ;;
    'presence ping --json') kind=list choices='number rtt_ms' ;;
    'system send --transport') choices='rest xmpp' ;;
    'system send 0') kind=user choices='me' ;;
    'system send --json') kind=list choices='id user_id transport' ;;
    'search --dialog') kind=dialog choices='last' ;;
    'search --json') kind=list choices='dialogs messages users' ;;
    'report user 0') kind=user choices='me' ;;
    'report user --json') kind=list choices='id table reported reason' ;;
    'report message --dialog') kind=dialog choices='last' ;;
    'report message 0') choices='last last:me' ;;
    'report message --json') kind=list choices='id table reported reason' ;;
    'listen --dialog') kind=dialog choices='last' ;;
    'listen --from') choices='now beginning' ;;
    'listen --only') kind=list choices='message edited deleted reaction delivered read typing typing_stopped message_error sent lost system contact_request contact_confirmed contact_rejected contact_presence last_activity joined left kicked state gap heartbeat' ;;
    'listen --password-file') kind=file ;;
    'listen --watch') kind=user choices='me' ;;
    'listen --json') kind=list choices='v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds' ;;
    'chat --emoji') choices='auto safe full ascii' ;;
    'chat --links') choices='auto on off' ;;
    'chat --only') kind=list choices='message edited deleted reaction delivered read typing typing_stopped message_error sent lost system contact_request contact_confirmed contact_rejected contact_presence last_activity joined left kicked state gap heartbeat' ;;
    'chat --password-file') kind=file ;;
    'chat --theme') choices='auto dark light mono' ;;
    'chat --watch') kind=user choices='me' ;;
    'chat 0') kind=dialog choices='last' ;;
    'chat --json') kind=list choices='v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds' ;;
    'wait --dialog') kind=dialog choices='last' ;;
    'wait --event') kind=list choices='message edited deleted reaction delivered read typing typing_stopped message_error sent lost system contact_request contact_confirmed contact_rejected contact_presence last_activity joined left kicked state gap heartbeat' ;;
    'wait --password-file') kind=file ;;
    'wait --sender') kind=user choices='me' ;;
    'wait --json') kind=list choices='v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds' ;;
    'api --input') kind=file ;;
    'api 0') choices='GET POST PUT DELETE' ;;
    'sandbox run --data') kind=folder ;;
    'sandbox run --fault') choices='delay=200ms drop=0.1 429=every:5,retry-after:1 500=next:3 write=unanswered:1 cut=after-stanzas:20 iq=refuse:5 message=wait:5 bind=taken:1 half-close dup=0.05 reorder' ;;
    'sandbox run --ready-file') kind=file ;;
    'sandbox run --seed') kind=file ;;
    'sandbox run --json') kind=list choices='api_url chat_host xmpp_port ws_url ca_file app_id auth_key pid users' ;;
    'sandbox start --fault') choices='delay=200ms drop=0.1 429=every:5,retry-after:1 500=next:3 write=unanswered:1 cut=after-stanzas:20 iq=refuse:5 message=wait:5 bind=taken:1 half-close dup=0.05 reorder' ;;
    'sandbox start --seed') kind=file ;;
    'sandbox start --json') kind=list choices='running api_url chat_host xmpp_port ws_url ca_file app_id auth_key users pid data log' ;;
    'sandbox stop --json') kind=list choices='stopped pid' ;;
    'sandbox status --json') kind=list choices='running api_url chat_host xmpp_port ws_url ca_file app_id auth_key users pid data log' ;;
    'sandbox reset --json') kind=list choices='data emptied' ;;
    'doctor --bundle') kind=file ;;
    'doctor --json') kind=list choices='check status found hint took_ms' ;;
    *' --ca-file') kind=file ;;
    *' --profile') kind=profile choices='' ;;
    esac
}

# Takes the line apart as cubechat will: bash does so at every @ and : as well.
_cubechat_typed() {
    local rest=$COMP_LINE bare word i last=-1
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        bare=${rest#"${rest%%[![:space:]]*}"}
        if [[ $last -lt 0 || $bare != "$rest" ]]; then
            typed+=("$word")
        elif [[ $word == '='* ]]; then
            typed+=('=')
            [[ $word == '=' ]] || typed+=("${word#=}")
        elif [[ ${typed[last]} == '=' ]]; then
            typed+=("$word")
        else
            typed[last]+=$word
        fi
        last=$((${#typed[@]} - 1))
        rest=${bare#"$word"}
    done
}

# Takes the quotes off the word at the cursor. Fails where a quote is closed again or opened
# in the middle: bash would put a name behind it, not in the place of the word.
_cubechat_bare() {
    local i=0 char
    open= bare=
    [[ $cur == [\'\"]* ]] && open=${cur:0:1} i=1
    for (( ; i < ${#cur}; i++)); do
        char=${cur:i:1}
        case $open$char in
        '\' | '"\')
            i=$((i + 1))
            char=${cur:i:1}
            [[ -z $open || $char == [\"\\\$\`] ]] || bare+=\\
            ;;
        [\'\"] | "''" | '""') return 1 ;;
        esac
        bare+=$char
    done
}

# Quotes a name so that it stays one word, whatever somebody has put into it.
_cubechat_quoted() {
    local i char
    if [[ -z $open ]]; then
        printf -v quoted %q "$1"
        return
    fi
    quoted=
    for ((i = 0; i < ${#1}; i++)); do
        char=${1:i:1}
        case $open$char in
        "''") quoted+="'\\''" ;;
        '"!') quoted+='"\!"' ;; # within quotes its backslash would stay
        '"'[\"\\\$\`]) quoted+=\\$char ;;
        *) quoted+=$char ;;
        esac
    done
    # What ends so is closed to bash, which adds no quote of its own.
    [[ $quoted == *"$open" ]] && quoted+=$open
}

# Offers what cubechat has on this machine, quoted as the line needs it.
_cubechat_known() {
    local open bare quoted name
    [[ $cur == '#'* ]] && return # what follows is a comment to bash; '#name' is not
    _cubechat_bare || return
    while IFS= read -r name; do
        [[ $name == "$bare"* ]] || continue
        _cubechat_quoted "$name"
        COMPREPLY+=("$quoted")
    done < <(cubechat __complete "$1" "${typed[@]}" 2>/dev/null)
}

_cubechat() {
    local cur path= option= waiting= place=0 word i last
    local words options valued kind= choices= prefix=
    local -a typed=()
    _cubechat_typed
    last=$((${#typed[@]} - 1))
    cur=${typed[last]}
    _cubechat_at ''
    for ((i = 1; i < last; i++)); do
        word=${typed[i]}
        if [[ $word == '=' ]]; then
            waiting=$option
        elif [[ -n $waiting ]]; then
            waiting=
        elif [[ $word == -* ]]; then
            option=$word
            [[ " $valued " == *" $word "* ]] && waiting=$word
        elif [[ " $words " == *" $word "* ]]; then
            path=${path:+$path }$word
            _cubechat_at "$path"
        else
            place=$((place + 1))
        fi
    done
    if [[ $cur == '=' ]]; then
        waiting=$option
        cur=
    fi
    COMPREPLY=()
    if [[ -z $waiting && $cur == -* ]]; then
        choices=$options
    elif [[ -z $waiting && -n $words ]]; then
        choices=$words
    else
        _cubechat_value "$path ${waiting:-$place}"
    fi
    case $kind in
    file | folder)
        compopt -o filenames
        local flag=-f line
        [[ $kind == folder ]] && flag=-d
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done < <(compgen "$flag" -- "$cur")
        return
        ;;
    dialog | user | profile)
        _cubechat_known "$kind"
        ;;
    list)
        [[ $cur == *,* ]] && prefix=${cur%,*},
        ;;
    esac
    # shellcheck disable=SC2207 # none of our words has a space in it
    COMPREPLY+=($(compgen -P "$prefix" -W "$choices" -- "${cur##*,}"))
}

complete -F _cubechat cubechat
