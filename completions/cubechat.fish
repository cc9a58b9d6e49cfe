# fish completion for cubechat. Made from its commands: do not edit.

set -g __cubechat_paths \
    ' auth' \
    ' auth login' \
    ' auth signup' \
    ' auth guest' \
    ' auth status' \
    ' auth token' \
    ' auth refresh' \
    ' auth logout' \
    ' profile' \
    ' profile list' \
    ' profile show' \
    ' profile add' \
    ' profile set' \
    ' profile use' \
    ' profile remove' \
    ' user' \
    ' user me' \
    ' user show' \
    ' user find' \
    ' user update' \
    ' user delete' \
    ' user reset-password' \
    ' dialog' \
    ' dialog create' \
    ' dialog list' \
    ' dialog show' \
    ' dialog count' \
    ' dialog update' \
    ' dialog add' \
    ' dialog remove' \
    ' dialog leave' \
    ' dialog delete' \
    ' dialog clear' \
    ' dialog admin' \
    ' dialog admin add' \
    ' dialog admin remove' \
    ' dialog admin list' \
    ' dialog pin' \
    ' dialog unpin' \
    ' dialog subscribe' \
    ' dialog unsubscribe' \
    ' dialog occupants' \
    ' dialog join' \
    ' dialog online' \
    ' dialog notify' \
    ' dialog unread' \
    ' dialog export' \
    ' dialog mark-read' \
    ' msg' \
    ' msg send' \
    ' msg pipe' \
    ' msg history' \
    ' msg show' \
    ' msg edit' \
    ' msg delete' \
    ' msg mark' \
    ' msg receipts' \
    ' msg react' \
    ' msg reactions' \
    ' msg typing' \
    ' contacts' \
    ' contacts list' \
    ' contacts requests' \
    ' contacts add' \
    ' contacts confirm' \
    ' contacts reject' \
    ' contacts remove' \
    ' contacts rename' \
    ' file' \
    ' file upload' \
    ' file download' \
    ' file info' \
    ' file url' \
    ' file list' \
    ' file delete' \
    ' privacy' \
    ' privacy list' \
    ' privacy show' \
    ' privacy create' \
    ' privacy update' \
    ' privacy activate' \
    ' privacy deactivate' \
    ' privacy delete' \
    ' privacy block' \
    ' privacy unblock' \
    ' presence' \
    ' presence last' \
    ' presence watch' \
    ' presence active' \
    ' presence inactive' \
    ' presence ping' \
    ' system' \
    ' system send' \
    ' search' \
    ' report' \
    ' report user' \
    ' report message' \
    ' listen' \
    ' chat' \
    ' wait' \
    ' api' \
    ' sandbox' \
    ' sandbox run' \
    ' sandbox start' \
    ' sandbox stop' \
    ' sandbox status' \
    ' sandbox reset' \
    ' demo' \
    ' doctor' \
    ' completion' \
    ' completion bash' \
    ' completion zsh' \
    ' completion fish'

# Prints the options of a command that take the next word as their value.
function __cubechat_valued
    printf '%s\n' --api-url --ca-file --chat-host --profile --timeout --xmpp-port
    switch $argv[1]
        case ' auth login'
            printf '%s\n' --app-id --email --login --password-command --password-file --project-id --provider --secret-file --token-file
        case ' auth signup'
            printf '%s\n' --app-id --email --full-name --login --password-command --password-file --tag
        case ' auth guest'
            printf '%s\n' --full-name
        case ' profile add'
            printf '%s\n' --app-id --auth-key-file --email --login --password-command --password-file --password-keyring --save-session --transport --user-id
        case ' profile set'
            printf '%s\n' --app-id --auth-key-file --email --login --password-command --password-file --password-keyring --save-session --transport --unset --user-id
        case ' user find'
            printf '%s\n' --email --filter --ids --limit --login --name-prefix --skip --tag
        case ' user update'
            printf '%s\n' --avatar --custom-data --email --external-id --full-name --new-login --new-password-file --phone --tag --website
        case ' dialog create'
            printf '%s\n' --description --ext --name --photo
        case ' dialog list'
            printf '%s\n' --ext --filter --limit --since --skip --type
        case ' dialog count'
            printf '%s\n' --ext --filter --since --type
        case ' dialog update'
            printf '%s\n' --allow-preview --description --ext --name --photo
        case ' dialog admin add'
            printf '%s\n' --remove
        case ' dialog admin remove'
            printf '%s\n' --add
        case ' dialog occupants'
            printf '%s\n' --limit --skip
        case ' dialog join'
            printf '%s\n' --for
        case ' dialog export'
            printf '%s\n' --format -o --output --since --until
        case ' msg send'
            printf '%s\n' --attach --attach-type --contact --dedupe-key --field --id --location --location-type -m --message --self-destroy --transport --wait
        case ' msg pipe'
            printf '%s\n' --batch-lines --batch-window --dialog-field --frame --give-up --journal --on-error --rate
        case ' msg history'
            printf '%s\n' --filter --format --limit --order -o --output --since --skip --until
        case ' msg show'
            printf '%s\n' --dialog
        case ' msg edit'
            printf '%s\n' --dialog -m --message --transport
        case ' msg delete'
            printf '%s\n' --dialog --transport
        case ' msg mark'
            printf '%s\n' --dialog --from --transport
        case ' msg receipts'
            printf '%s\n' --dialog
        case ' msg react'
            printf '%s\n' --add --dialog --remove
        case ' msg reactions'
            printf '%s\n' --dialog
        case ' msg typing'
            printf '%s\n' --for
        case ' contacts add'
            printf '%s\n' --name
        case ' file upload'
            printf '%s\n' --name --type
        case ' file download'
            printf '%s\n' -o --output
        case ' file list'
            printf '%s\n' --limit --skip
        case ' privacy create'
            printf '%s\n' --allow --deny --deny-mutual
        case ' privacy update'
            printf '%s\n' --allow --deny --deny-mutual
        case ' presence watch'
            printf '%s\n' --count --exec --for
        case ' presence inactive'
            printf '%s\n' --for
        case ' presence ping'
            printf '%s\n' --count
        case ' system send'
            printf '%s\n' --body --field --transport
        case ' search'
            printf '%s\n' --dialog --limit --since --until
        case ' report user'
            printf '%s\n' --reason
        case ' report message'
            printf '%s\n' --dialog --reason
        case ' listen'
            printf '%s\n' --app-id --count --cursor --dialog --email --exec --exec-timeout --for --from --heartbeat --idle-exit --login --only --password-command --password-file --ping-interval --ping-timeout --reconnect-attempts --reconnect-timeout --resource --user-id --watch
        case ' chat'
            printf '%s\n' --app-id --email --emoji --links --login --only --password-command --password-file --ping-interval --ping-timeout --reconnect-attempts --reconnect-timeout --resource --theme --typing-timeout --user-id --watch
        case ' wait'
            printf '%s\n' --app-id --count --dialog --email --event --field --login --match --password-command --password-file --ping-interval --ping-timeout --reconnect-attempts --reconnect-timeout --resource --sender --since --user-id
        case ' api'
            printf '%s\n' -f --field --input
        case ' sandbox run'
            printf '%s\n' --data --fault --ready-file --rest-port --seed --ws-port
        case ' sandbox start'
            printf '%s\n' --fault --rest-port --seed --ws-port
        case ' doctor'
            printf '%s\n' --bundle
    end
end

# Prints the words of the command that stands before the cursor.
function __cubechat_path
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l path
    set -l waiting no
    for word in $typed
        if test $waiting = yes
            set waiting no
            continue
        end
        switch $word
            case '-*'
                if contains -- $word (__cubechat_valued "$path")
                    set waiting yes
                end
            case '*'
                contains -- "$path $word" $__cubechat_paths; or break
                set path "$path $word"
        end
    end
    string trim -- "$path"
end

# Whether the cursor stands behind exactly these words.
function __cubechat_at
    set -l path (__cubechat_path)
    test "$argv" = "$path"
end

# Prints what cubechat has on this machine of a kind, and some more words.
function __cubechat_known
    cubechat __complete $argv[1] (commandline -opc) 2>/dev/null
    set -e argv[1]
    string join \n -- $argv
end

# Prints words, each behind those that stand before it with commas between them.
function __cubechat_list
    set -l value (commandline -ct | string replace -r '^--[^=]*=' '')
    set -l before (string match -r '.*,' -- "$value")
    string join \n -- "$before"$argv
end

complete -c cubechat -f
complete -c cubechat -l fail-on-truncate -d 'Exit 3 when a list was cut.'
complete -c cubechat -l json -d 'One JSON value; --json=id,… picks fields.'
complete -c cubechat -l jsonl -d 'One JSON object per line, flushed per line.'
complete -c cubechat -s q -l quiet -d 'No notes on stderr.'
complete -c cubechat -l raw -d 'JSON with the server\'s own object under "raw".'
complete -c cubechat -l api-url -x -d 'Where the REST service is.'
complete -c cubechat -l ca-file -r -F -d 'Trust the certificate authority in this PEM file.'
complete -c cubechat -l chat-host -x -d 'Where the chat server is.'
complete -c cubechat -l debug -d 'Say what is sent and received, without secrets.'
complete -c cubechat -s h -l help -d 'This help.'
complete -c cubechat -l insecure -d 'Do not check certificates; only for this machine.'
complete -c cubechat -l no-input -d 'Never ask anything.'
complete -c cubechat -l profile -x -a '(__cubechat_known profile)' -d 'The profile to use.'
complete -c cubechat -l timeout -x -d 'How long to wait for an answer, such as 30s.'
complete -c cubechat -l xmpp-port -x -d 'The chat server\'s port (TLS from the first byte).'

complete -c cubechat -n '__cubechat_at' -a auth -d 'Sign in and out'
complete -c cubechat -n '__cubechat_at' -a profile -d 'Named sets of settings'
complete -c cubechat -n '__cubechat_at' -a user -d 'People'
complete -c cubechat -n '__cubechat_at' -a dialog -d 'Dialogs: private, group and public'
complete -c cubechat -n '__cubechat_at' -a msg -d 'Messages: send, read, edit, delete, mark'
complete -c cubechat -n '__cubechat_at' -a contacts -d 'Your contact list'
complete -c cubechat -n '__cubechat_at' -a file -d 'Files: upload, download, share'
complete -c cubechat -n '__cubechat_at' -a privacy -d 'Whom you block'
complete -c cubechat -n '__cubechat_at' -a presence -d 'Who is there, and whether you are'
complete -c cubechat -n '__cubechat_at' -a system -d 'System messages: data for other people\'s programs'
complete -c cubechat -n '__cubechat_at' -a search -d 'Look for a text in dialogs, messages and names'
complete -c cubechat -n '__cubechat_at' -a report -d 'Tell the moderators of people and messages'
complete -c cubechat -n '__cubechat_at' -a listen -d 'Print what happens, as it happens, one JSON record per line'
complete -c cubechat -n '__cubechat_at' -a chat -d 'Chat with people, on the whole screen or line by line'
complete -c cubechat -n '__cubechat_at' -a wait -d 'Wait until something happens, or a time is over'
complete -c cubechat -n '__cubechat_at' -a api -d 'Send any REST request in your session'
complete -c cubechat -n '__cubechat_at' -a sandbox -d 'A stand-in for the service on this machine'
complete -c cubechat -n '__cubechat_at' -a demo -d 'See it work: a sandbox, lively people, a tour'
complete -c cubechat -n '__cubechat_at' -a doctor -d 'Check everything between you and the service'
complete -c cubechat -n '__cubechat_at' -a completion -d 'What Tab completes, as a script for your shell'

complete -c cubechat -n '__cubechat_at auth' -a login -d 'Sign in'
complete -c cubechat -n '__cubechat_at auth' -a signup -d 'Make an account'
complete -c cubechat -n '__cubechat_at auth' -a guest -d 'Sign in as someone new, for a day'
complete -c cubechat -n '__cubechat_at auth' -a status -d 'Say who is signed in, and where'
complete -c cubechat -n '__cubechat_at auth' -a token -d 'Print the session\'s token'
complete -c cubechat -n '__cubechat_at auth' -a refresh -d 'Make a new session in place of this one'
complete -c cubechat -n '__cubechat_at auth' -a logout -d 'Sign out'

complete -c cubechat -n '__cubechat_at auth login' -l app-id -x -d 'The application\'s number.'
complete -c cubechat -n '__cubechat_at auth login' -l app-only -d 'A session of the application, which is nobody in particular.'
complete -c cubechat -n '__cubechat_at auth login' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at auth login' -l email -x -d 'The person\'s e-mail address.'
complete -c cubechat -n '__cubechat_at auth login' -l login -x -d 'The person\'s login.'
complete -c cubechat -n '__cubechat_at auth login' -l password-command -x -d 'The password is the first line that this command prints.'
complete -c cubechat -n '__cubechat_at auth login' -l password-file -r -F -d 'The password is the first line of this file.'
complete -c cubechat -n '__cubechat_at auth login' -l password-stdin -d 'The password is the first line of stdin.'
complete -c cubechat -n '__cubechat_at auth login' -l project-id -x -d 'The project of the token (firebase).'
complete -c cubechat -n '__cubechat_at auth login' -l provider -x -a 'facebook twitter firebase-phone firebase-email custom' -d 'facebook, twitter, firebase-phone, firebase-email or custom.'
complete -c cubechat -n '__cubechat_at auth login' -l save-password -d 'Keep the password in the keyring, for a profile with password_keyring.'
complete -c cubechat -n '__cubechat_at auth login' -l save-session -d 'Keep the session between runs, in CI, too.'
complete -c cubechat -n '__cubechat_at auth login' -l secret-file -r -F -d 'The token\'s secret is the first line of this file (twitter).'
complete -c cubechat -n '__cubechat_at auth login' -l token-file -r -F -d 'The provider\'s token is the first line of this file.'
complete -c cubechat -n '__cubechat_at auth login' -l json -a '(__cubechat_list user_id login app_id session_id created_at)'

complete -c cubechat -n '__cubechat_at auth signup' -l app-id -x -d 'The application\'s number.'
complete -c cubechat -n '__cubechat_at auth signup' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at auth signup' -l email -x -d 'The person\'s e-mail address.'
complete -c cubechat -n '__cubechat_at auth signup' -l full-name -x -d 'What to be called.'
complete -c cubechat -n '__cubechat_at auth signup' -l login -x -d 'The person\'s login.'
complete -c cubechat -n '__cubechat_at auth signup' -l password-command -x -d 'The password is the first line that this command prints.'
complete -c cubechat -n '__cubechat_at auth signup' -l password-file -r -F -d 'The password is the first line of this file.'
complete -c cubechat -n '__cubechat_at auth signup' -l password-stdin -d 'The password is the first line of stdin.'
complete -c cubechat -n '__cubechat_at auth signup' -l save-session -d 'Keep the session between runs, in CI, too.'
complete -c cubechat -n '__cubechat_at auth signup' -l tag -x -d 'A tag; five at most.'
complete -c cubechat -n '__cubechat_at auth signup' -l json -a '(__cubechat_list id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at)'

complete -c cubechat -n '__cubechat_at auth guest' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at auth guest' -l full-name -x -d 'What to be called.'
complete -c cubechat -n '__cubechat_at auth guest' -l json -a '(__cubechat_list user_id login app_id session_id created_at)'

complete -c cubechat -n '__cubechat_at auth status' -l check -d 'Ask the service whether the session is alive.'
complete -c cubechat -n '__cubechat_at auth status' -l json -a '(__cubechat_list profile user_id login email app_id api_url expires_at checked)'

complete -c cubechat -n '__cubechat_at auth token' -l reveal -d 'Print it in clear, not as dots.'
complete -c cubechat -n '__cubechat_at auth token' -l json -a '(__cubechat_list token)'

complete -c cubechat -n '__cubechat_at auth refresh' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at auth refresh' -l json -a '(__cubechat_list user_id login app_id session_id created_at)'

complete -c cubechat -n '__cubechat_at auth logout' -l all -d 'End the sessions on other devices, too.'
complete -c cubechat -n '__cubechat_at auth logout' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at auth logout' -l json -a '(__cubechat_list profile user_id signed_out everywhere)'

complete -c cubechat -n '__cubechat_at profile' -a list -d 'List the profiles'
complete -c cubechat -n '__cubechat_at profile' -a show -d 'Show the settings in force, and where each comes from'
complete -c cubechat -n '__cubechat_at profile' -a add -d 'Add a profile'
complete -c cubechat -n '__cubechat_at profile' -a set -d 'Change or take out settings of a profile'
complete -c cubechat -n '__cubechat_at profile' -a use -d 'Make a profile the default'
complete -c cubechat -n '__cubechat_at profile' -a remove -d 'Remove a profile and all that signs in with it'

complete -c cubechat -n '__cubechat_at profile list' -l json -a '(__cubechat_list name default app_id login email user_id api_url)'

complete -c cubechat -n '__cubechat_at profile show' -l origin -d 'Say where each value comes from.'
complete -c cubechat -n '__cubechat_at profile show' -l json -a '(__cubechat_list setting value origin place)'
complete -c cubechat -n '__cubechat_at profile show' -a '(__cubechat_known profile)'

complete -c cubechat -n '__cubechat_at profile add' -l app-id -x -d 'The application\'s number.'
complete -c cubechat -n '__cubechat_at profile add' -l auth-key-file -r -F -d 'Keep the authorization key in this file\'s first line; - is stdin, and on a terminal it is asked for.'
complete -c cubechat -n '__cubechat_at profile add' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at profile add' -l email -x -d 'The person\'s e-mail address.'
complete -c cubechat -n '__cubechat_at profile add' -l login -x -d 'The person\'s login.'
complete -c cubechat -n '__cubechat_at profile add' -l password-command -x -d 'The password is the first line that this command prints.'
complete -c cubechat -n '__cubechat_at profile add' -l password-file -r -F -d 'The password is the first line of this file.'
complete -c cubechat -n '__cubechat_at profile add' -l password-keyring -x -a 'true false' -d 'The password is in the keyring, put there by auth login.'
complete -c cubechat -n '__cubechat_at profile add' -l save-session -x -a 'true false' -d 'Keep the session between runs.'
complete -c cubechat -n '__cubechat_at profile add' -l transport -x -a 'rest xmpp' -d 'The way to take where both can.'
complete -c cubechat -n '__cubechat_at profile add' -l user-id -x -d 'The person\'s number.'
complete -c cubechat -n '__cubechat_at profile add' -l json -a '(__cubechat_list name default app_id login email user_id api_url)'

complete -c cubechat -n '__cubechat_at profile set' -l app-id -x -d 'The application\'s number.'
complete -c cubechat -n '__cubechat_at profile set' -l auth-key-file -r -F -d 'Keep the authorization key in this file\'s first line; - is stdin, and on a terminal it is asked for.'
complete -c cubechat -n '__cubechat_at profile set' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at profile set' -l email -x -d 'The person\'s e-mail address.'
complete -c cubechat -n '__cubechat_at profile set' -l login -x -d 'The person\'s login.'
complete -c cubechat -n '__cubechat_at profile set' -l password-command -x -d 'The password is the first line that this command prints.'
complete -c cubechat -n '__cubechat_at profile set' -l password-file -r -F -d 'The password is the first line of this file.'
complete -c cubechat -n '__cubechat_at profile set' -l password-keyring -x -a 'true false' -d 'The password is in the keyring, put there by auth login.'
complete -c cubechat -n '__cubechat_at profile set' -l save-session -x -a 'true false' -d 'Keep the session between runs.'
complete -c cubechat -n '__cubechat_at profile set' -l transport -x -a 'rest xmpp' -d 'The way to take where both can.'
complete -c cubechat -n '__cubechat_at profile set' -l unset -x -a 'app_id auth_key login email user_id password_file password_command password_keyring api_url chat_host xmpp_port ca_file transport save_session' -d 'Take a setting out; auth_key is the authorization key kept beside it.'
complete -c cubechat -n '__cubechat_at profile set' -l user-id -x -d 'The person\'s number.'
complete -c cubechat -n '__cubechat_at profile set' -l json -a '(__cubechat_list name default app_id login email user_id api_url)'
complete -c cubechat -n '__cubechat_at profile set' -a '(__cubechat_known profile)'

complete -c cubechat -n '__cubechat_at profile use' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at profile use' -l json -a '(__cubechat_list name default app_id login email user_id api_url)'
complete -c cubechat -n '__cubechat_at profile use' -a '(__cubechat_known profile)'

complete -c cubechat -n '__cubechat_at profile remove' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at profile remove' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at profile remove' -l json -a '(__cubechat_list name removed)'
complete -c cubechat -n '__cubechat_at profile remove' -a '(__cubechat_known profile)'

complete -c cubechat -n '__cubechat_at user' -a me -d 'Show who is signed in'
complete -c cubechat -n '__cubechat_at user' -a show -d 'Show people'
complete -c cubechat -n '__cubechat_at user' -a find -d 'Find people'
complete -c cubechat -n '__cubechat_at user' -a update -d 'Change your own profile'
complete -c cubechat -n '__cubechat_at user' -a delete -d 'Delete your own account'
complete -c cubechat -n '__cubechat_at user' -a reset-password -d 'Have a way to a new password mailed'

complete -c cubechat -n '__cubechat_at user me' -l json -a '(__cubechat_list id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at)'

complete -c cubechat -n '__cubechat_at user show' -l json -a '(__cubechat_list id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at)'
complete -c cubechat -n '__cubechat_at user show' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at user find' -l all -d 'Show every one, page by page.'
complete -c cubechat -n '__cubechat_at user find' -l email -x -d 'Who has this address.'
complete -c cubechat -n '__cubechat_at user find' -l filter -x -d 'A condition in the service\'s own words.'
complete -c cubechat -n '__cubechat_at user find' -l ids -x -d 'Who has these numbers.'
complete -c cubechat -n '__cubechat_at user find' -l limit -x -d 'Show at most this many.'
complete -c cubechat -n '__cubechat_at user find' -l login -x -d 'Who has this login.'
complete -c cubechat -n '__cubechat_at user find' -l name-prefix -x -d 'Whose full name begins so; at least four letters.'
complete -c cubechat -n '__cubechat_at user find' -l skip -x -d 'Leave out the first ones.'
complete -c cubechat -n '__cubechat_at user find' -l tag -x -d 'Who has any of these tags.'
complete -c cubechat -n '__cubechat_at user find' -l json -a '(__cubechat_list id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at)'

complete -c cubechat -n '__cubechat_at user update' -l avatar -r -F -d 'A picture: an address, a stored file\'s uid, or a file that is uploaded.'
complete -c cubechat -n '__cubechat_at user update' -l custom-data -x -d 'Any text, such as JSON.'
complete -c cubechat -n '__cubechat_at user update' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at user update' -l email -x -d 'Another e-mail address.'
complete -c cubechat -n '__cubechat_at user update' -l external-id -x -d 'The person\'s id in another system.'
complete -c cubechat -n '__cubechat_at user update' -l full-name -x -d 'What to be called.'
complete -c cubechat -n '__cubechat_at user update' -l new-login -x -d 'Another login.'
complete -c cubechat -n '__cubechat_at user update' -l new-password-file -r -F -d 'Another password: the first line of this file.'
complete -c cubechat -n '__cubechat_at user update' -l phone -x -d 'A telephone number.'
complete -c cubechat -n '__cubechat_at user update' -l tag -x -d 'These tags instead of the old ones, five at most; \'\' for none.'
complete -c cubechat -n '__cubechat_at user update' -l website -x -d 'A page.'
complete -c cubechat -n '__cubechat_at user update' -l json -a '(__cubechat_list id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at)'

complete -c cubechat -n '__cubechat_at user delete' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at user delete' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at user delete' -l json -a '(__cubechat_list id deleted)'

complete -c cubechat -n '__cubechat_at user reset-password' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at user reset-password' -l json -a '(__cubechat_list email mailed)'

complete -c cubechat -n '__cubechat_at dialog' -a create -d 'Create a dialog'
complete -c cubechat -n '__cubechat_at dialog' -a list -d 'List your dialogs'
complete -c cubechat -n '__cubechat_at dialog' -a show -d 'Show one dialog'
complete -c cubechat -n '__cubechat_at dialog' -a count -d 'Count your dialogs'
complete -c cubechat -n '__cubechat_at dialog' -a update -d 'Change a dialog\'s name, description, photo or fields'
complete -c cubechat -n '__cubechat_at dialog' -a add -d 'Add people to a dialog'
complete -c cubechat -n '__cubechat_at dialog' -a remove -d 'Remove people from a dialog'
complete -c cubechat -n '__cubechat_at dialog' -a leave -d 'Leave a dialog'
complete -c cubechat -n '__cubechat_at dialog' -a delete -d 'Delete dialogs'
complete -c cubechat -n '__cubechat_at dialog' -a clear -d 'Delete a dialog\'s messages'
complete -c cubechat -n '__cubechat_at dialog' -a admin -d 'Administrators of a dialog'
complete -c cubechat -n '__cubechat_at dialog' -a pin -d 'Pin messages to a dialog'
complete -c cubechat -n '__cubechat_at dialog' -a unpin -d 'Unpin messages'
complete -c cubechat -n '__cubechat_at dialog' -a subscribe -d 'Join a public dialog'
complete -c cubechat -n '__cubechat_at dialog' -a unsubscribe -d 'Leave a public dialog'
complete -c cubechat -n '__cubechat_at dialog' -a occupants -d 'List the people in a dialog'
complete -c cubechat -n '__cubechat_at dialog' -a join -d 'Be in a dialog\'s room and see who comes and goes'
complete -c cubechat -n '__cubechat_at dialog' -a online -d 'List who is in a dialog\'s room just now'
complete -c cubechat -n '__cubechat_at dialog' -a notify -d 'Turn a dialog\'s pushes on or off'
complete -c cubechat -n '__cubechat_at dialog' -a unread -d 'Count the messages that wait to be read'
complete -c cubechat -n '__cubechat_at dialog' -a export -d 'Write dialogs\' messages to files'
complete -c cubechat -n '__cubechat_at dialog' -a mark-read -d 'Mark all messages of a dialog read'

complete -c cubechat -n '__cubechat_at dialog create' -l allow-preview -d 'Others may read the newest messages without joining.'
complete -c cubechat -n '__cubechat_at dialog create' -l description -x -d 'What it is about.'
complete -c cubechat -n '__cubechat_at dialog create' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog create' -l ext -x -d 'One of the fields that the application allows; three at most.'
complete -c cubechat -n '__cubechat_at dialog create' -l name -x -d 'Its name.'
complete -c cubechat -n '__cubechat_at dialog create' -l photo -r -F -d 'Its picture: an address, a stored file\'s uid, or a file that is uploaded.'
complete -c cubechat -n '__cubechat_at dialog create' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog create' -a 'private group public'
complete -c cubechat -n '__cubechat_at dialog create' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at dialog list' -l all -d 'Show every one, page by page.'
complete -c cubechat -n '__cubechat_at dialog list' -l ext -x -d 'With this value in one of its own fields.'
complete -c cubechat -n '__cubechat_at dialog list' -l filter -x -d 'A condition in the service\'s own words, such as \'type[in]=2,3\'.'
complete -c cubechat -n '__cubechat_at dialog list' -l limit -x -d 'Show at most this many.'
complete -c cubechat -n '__cubechat_at dialog list' -l since -x -d 'Changed after this time.'
complete -c cubechat -n '__cubechat_at dialog list' -l skip -x -d 'Leave out the first ones.'
complete -c cubechat -n '__cubechat_at dialog list' -l type -x -a '(__cubechat_list broadcast group private public meeting)' -d 'private, group, public, broadcast, meeting; several with commas.'
complete -c cubechat -n '__cubechat_at dialog list' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'

complete -c cubechat -n '__cubechat_at dialog show' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog show' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog count' -l ext -x -d 'With this value in one of its own fields.'
complete -c cubechat -n '__cubechat_at dialog count' -l filter -x -d 'A condition in the service\'s own words, such as \'type[in]=2,3\'.'
complete -c cubechat -n '__cubechat_at dialog count' -l since -x -d 'Changed after this time.'
complete -c cubechat -n '__cubechat_at dialog count' -l type -x -a '(__cubechat_list broadcast group private public meeting)' -d 'private, group, public, broadcast, meeting; several with commas.'
complete -c cubechat -n '__cubechat_at dialog count' -l json -a '(__cubechat_list count)'

complete -c cubechat -n '__cubechat_at dialog update' -l allow-preview -x -a 'on off' -d 'Whether others may read the newest messages without joining.'
complete -c cubechat -n '__cubechat_at dialog update' -l description -x -d 'What it is about.'
complete -c cubechat -n '__cubechat_at dialog update' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog update' -l ext -x -d 'One of the fields that the application allows; three at most.'
complete -c cubechat -n '__cubechat_at dialog update' -l name -x -d 'Its new name.'
complete -c cubechat -n '__cubechat_at dialog update' -l photo -r -F -d 'Its picture: an address, a stored file\'s uid, or a file that is uploaded.'
complete -c cubechat -n '__cubechat_at dialog update' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog update' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog add' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog add' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog add' -a '(__cubechat_known dialog last)'
complete -c cubechat -n '__cubechat_at dialog add' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at dialog remove' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog remove' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog remove' -a '(__cubechat_known dialog last)'
complete -c cubechat -n '__cubechat_at dialog remove' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at dialog leave' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog leave' -l json -a '(__cubechat_list id left)'
complete -c cubechat -n '__cubechat_at dialog leave' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog delete' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog delete' -l for-everyone -d 'Not only for you; the owner may.'
complete -c cubechat -n '__cubechat_at dialog delete' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at dialog delete' -l json -a '(__cubechat_list deleted not_found not_allowed)'
complete -c cubechat -n '__cubechat_at dialog delete' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog clear' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog clear' -l for-everyone -d 'Not only for you; the owner may.'
complete -c cubechat -n '__cubechat_at dialog clear' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at dialog clear' -l json -a '(__cubechat_list id cleared)'
complete -c cubechat -n '__cubechat_at dialog clear' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog admin' -a add -d 'Make administrators'
complete -c cubechat -n '__cubechat_at dialog admin' -a remove -d 'Unmake administrators'
complete -c cubechat -n '__cubechat_at dialog admin' -a list -d 'List the administrators'

complete -c cubechat -n '__cubechat_at dialog admin add' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog admin add' -l remove -x -a '(__cubechat_known user me)' -d 'Take this one out in the same request.'
complete -c cubechat -n '__cubechat_at dialog admin add' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog admin add' -a '(__cubechat_known dialog last)'
complete -c cubechat -n '__cubechat_at dialog admin add' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at dialog admin remove' -l add -x -a '(__cubechat_known user me)' -d 'Make this one in the same request.'
complete -c cubechat -n '__cubechat_at dialog admin remove' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog admin remove' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog admin remove' -a '(__cubechat_known dialog last)'
complete -c cubechat -n '__cubechat_at dialog admin remove' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at dialog admin list' -l json -a '(__cubechat_list id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at)'
complete -c cubechat -n '__cubechat_at dialog admin list' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog pin' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog pin' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog pin' -a '(__cubechat_known dialog last)'
complete -c cubechat -n '__cubechat_at dialog pin' -a 'last last:me'

complete -c cubechat -n '__cubechat_at dialog unpin' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog unpin' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog unpin' -a '(__cubechat_known dialog last)'
complete -c cubechat -n '__cubechat_at dialog unpin' -a 'last last:me'

complete -c cubechat -n '__cubechat_at dialog subscribe' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog subscribe' -l json -a '(__cubechat_list id type name unread description photo owner_id occupants_ids occupants_count admins_ids pinned_messages_ids last_message_at last_message last_message_id last_message_sender_id room_jid extensions allow_preview muted created_at updated_at)'
complete -c cubechat -n '__cubechat_at dialog subscribe' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog unsubscribe' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog unsubscribe' -l json -a '(__cubechat_list id unsubscribed)'
complete -c cubechat -n '__cubechat_at dialog unsubscribe' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog occupants' -l all -d 'Show every one, page by page.'
complete -c cubechat -n '__cubechat_at dialog occupants' -l limit -x -d 'Show at most this many.'
complete -c cubechat -n '__cubechat_at dialog occupants' -l skip -x -d 'Leave out the first ones.'
complete -c cubechat -n '__cubechat_at dialog occupants' -l json -a '(__cubechat_list id login full_name email phone website avatar custom_data external_id facebook_id twitter_id tags timezone is_guest created_at updated_at last_request_at)'
complete -c cubechat -n '__cubechat_at dialog occupants' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog join' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog join' -l for -x -d 'Leave after this time; without it, when stopped.'
complete -c cubechat -n '__cubechat_at dialog join' -l json -a '(__cubechat_list v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds)'
complete -c cubechat -n '__cubechat_at dialog join' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog online' -l json -a '(__cubechat_list user_id)'
complete -c cubechat -n '__cubechat_at dialog online' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog notify' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog notify' -l json -a '(__cubechat_list id enabled)'
complete -c cubechat -n '__cubechat_at dialog notify' -a '(__cubechat_known dialog last)'
complete -c cubechat -n '__cubechat_at dialog notify' -a 'on off'

complete -c cubechat -n '__cubechat_at dialog unread' -l json -a '(__cubechat_list total dialogs)'
complete -c cubechat -n '__cubechat_at dialog unread' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog export' -l format -x -a 'jsonl json csv md' -d 'How the file is written; otherwise as its name ends, or jsonl.'
complete -c cubechat -n '__cubechat_at dialog export' -l marks -d 'Also who has it, who read it, and reactions, as they were when read.'
complete -c cubechat -n '__cubechat_at dialog export' -s o -l output -x -a '(__fish_complete_directories)' -d 'The folder for the files, which is made where it is missing.'
complete -c cubechat -n '__cubechat_at dialog export' -l resume -d 'Go on with a file that broke off; bring a whole one up to date, where this clock is no more than 5 minutes ahead of the service\'s.'
complete -c cubechat -n '__cubechat_at dialog export' -l since -x -d 'Sent after this time.'
complete -c cubechat -n '__cubechat_at dialog export' -l until -x -d 'Sent before this time.'
complete -c cubechat -n '__cubechat_at dialog export' -l verify -d 'Count on the service what is in the file; exit 3 where they differ.'
complete -c cubechat -n '__cubechat_at dialog export' -l json -a '(__cubechat_list dialog_id status messages path bytes sha256 since until gaps)'
complete -c cubechat -n '__cubechat_at dialog export' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at dialog mark-read' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at dialog mark-read' -l json -a '(__cubechat_list id read)'
complete -c cubechat -n '__cubechat_at dialog mark-read' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at msg' -a send -d 'Send a message'
complete -c cubechat -n '__cubechat_at msg' -a pipe -d 'Send each record of stdin as a message, once'
complete -c cubechat -n '__cubechat_at msg' -a history -d 'Read a dialog\'s messages, marking nothing read'
complete -c cubechat -n '__cubechat_at msg' -a show -d 'Show messages'
complete -c cubechat -n '__cubechat_at msg' -a edit -d 'Replace a message\'s text'
complete -c cubechat -n '__cubechat_at msg' -a delete -d 'Delete messages'
complete -c cubechat -n '__cubechat_at msg' -a mark -d 'Mark messages read or delivered'
complete -c cubechat -n '__cubechat_at msg' -a receipts -d 'Say who has a message and who has read it'
complete -c cubechat -n '__cubechat_at msg' -a react -d 'React to a message'
complete -c cubechat -n '__cubechat_at msg' -a reactions -d 'Say who reacted how to a message'
complete -c cubechat -n '__cubechat_at msg' -a typing -d 'Say that you are typing'

complete -c cubechat -n '__cubechat_at msg send' -l attach -r -F -d 'A path, which is uploaded, an address, or uid:… or id:… of a stored file.'
complete -c cubechat -n '__cubechat_at msg send' -l attach-type -x -a 'photo video audio file' -d 'photo, video, audio or file; otherwise the file\'s name tells.'
complete -c cubechat -n '__cubechat_at msg send' -l contact -x -d 'A contact card, such as name=Ola,phone=380671112233.'
complete -c cubechat -n '__cubechat_at msg send' -l create -d 'Make the private dialog with @login if need be.'
complete -c cubechat -n '__cubechat_at msg send' -l dedupe-key -x -d 'The same message for the same word: run it again, nobody gets it twice.'
complete -c cubechat -n '__cubechat_at msg send' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at msg send' -l field -x -d 'A field of your own beside the text.'
complete -c cubechat -n '__cubechat_at msg send' -l id -x -d 'The message\'s id: with the one of a failed try nobody gets it twice.'
complete -c cubechat -n '__cubechat_at msg send' -l location -x -d 'A place, such as 49.84,24.03.'
complete -c cubechat -n '__cubechat_at msg send' -l location-type -x -a 'place location' -d 'place, which is usual, or location for apps that look for that.'
complete -c cubechat -n '__cubechat_at msg send' -s m -l message -x -d 'The text; - or nothing reads it from stdin.'
complete -c cubechat -n '__cubechat_at msg send' -l no-receipts -d 'Do not ask for delivered and read.'
complete -c cubechat -n '__cubechat_at msg send' -l no-save -d 'Keep it out of the history.'
complete -c cubechat -n '__cubechat_at msg send' -l self-destroy -x -d 'Recipients show it only so long, such as 10s; it is never stored.'
complete -c cubechat -n '__cubechat_at msg send' -l silent -d 'No push to those who are away.'
complete -c cubechat -n '__cubechat_at msg send' -l transport -x -a 'rest xmpp' -d 'One HTTP request, or the chat connection.'
complete -c cubechat -n '__cubechat_at msg send' -l wait -x -a 'sent delivered read' -d 'Until a recipient has it, for --timeout at most; usually sent.'
complete -c cubechat -n '__cubechat_at msg send' -l json -a '(__cubechat_list v status id dialog_id transport attempts)'
complete -c cubechat -n '__cubechat_at msg send' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at msg pipe' -l batch-lines -x -d 'Make one message of up to N records.'
complete -c cubechat -n '__cubechat_at msg pipe' -l batch-window -x -d 'Make one message of what comes within this time, such as 2s.'
complete -c cubechat -n '__cubechat_at msg pipe' -l create -d 'Make the private dialog with @login if need be.'
complete -c cubechat -n '__cubechat_at msg pipe' -l dialog-field -x -d 'The member of a JSON record that says where it goes.'
complete -c cubechat -n '__cubechat_at msg pipe' -l frame -x -a 'lines nul jsonl block:---' -d 'What a record is: lines (usual), nul, jsonl, or block:SEP.'
complete -c cubechat -n '__cubechat_at msg pipe' -l give-up -x -d 'Stop where nothing was acknowledged for so long; usually 5m.'
complete -c cubechat -n '__cubechat_at msg pipe' -l journal -r -F -d 'Remember what was sent: run again after a crash, nobody gets it twice.'
complete -c cubechat -n '__cubechat_at msg pipe' -l no-receipts -d 'Do not ask for delivered and read.'
complete -c cubechat -n '__cubechat_at msg pipe' -l no-save -d 'Keep the messages out of the history.'
complete -c cubechat -n '__cubechat_at msg pipe' -l on-error -x -a 'stop skip dead-letter:refused.jsonl' -d 'With a record that is refused: stop (usual), skip, or dead-letter:FILE.'
complete -c cubechat -n '__cubechat_at msg pipe' -l rate -x -d 'At most so many messages, such as 20/s or 100/m.'
complete -c cubechat -n '__cubechat_at msg pipe' -l silent -d 'No push to those who are away.'
complete -c cubechat -n '__cubechat_at msg pipe' -l json -a '(__cubechat_list v record status id dialog_id transport attempts earlier error reason)'
complete -c cubechat -n '__cubechat_at msg pipe' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at msg history' -l all -d 'Every one, page by page, by time and id.'
complete -c cubechat -n '__cubechat_at msg history' -l filter -x -d 'A condition in the service\'s own words, such as \'sender_id=102\'.'
complete -c cubechat -n '__cubechat_at msg history' -l format -x -a 'jsonl json csv md' -d 'How the file is written; otherwise as its name ends, or jsonl.'
complete -c cubechat -n '__cubechat_at msg history' -l limit -x -d 'At most this many; 25 without it, the newest.'
complete -c cubechat -n '__cubechat_at msg history' -l mark-read -d 'Mark what is shown as read by you.'
complete -c cubechat -n '__cubechat_at msg history' -l marks -d 'Also who has it, who read it, and reactions, as they were when read.'
complete -c cubechat -n '__cubechat_at msg history' -l order -x -a 'asc desc' -d 'From the oldest up, or from the newest down.'
complete -c cubechat -n '__cubechat_at msg history' -s o -l output -r -F -d 'With --all: to a file, which --resume can go on with; - is stdout.'
complete -c cubechat -n '__cubechat_at msg history' -l preview -d 'Of a dialog you are not in, where it allows that: the newest 20.'
complete -c cubechat -n '__cubechat_at msg history' -l resume -d 'Go on with a file that broke off; bring a whole one up to date, where this clock is no more than 5 minutes ahead of the service\'s.'
complete -c cubechat -n '__cubechat_at msg history' -l since -x -d 'Sent after this time.'
complete -c cubechat -n '__cubechat_at msg history' -l skip -x -d 'Leave out the first ones.'
complete -c cubechat -n '__cubechat_at msg history' -l until -x -d 'Sent before this time.'
complete -c cubechat -n '__cubechat_at msg history' -l verify -d 'Count on the service what is in the file; exit 3 where they differ.'
complete -c cubechat -n '__cubechat_at msg history' -l json -a '(__cubechat_list id dialog_id sender_id recipient_id sent_at body date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields)'
complete -c cubechat -n '__cubechat_at msg history' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at msg show' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Where they are: an id, @login, \'#name\' or last; with xmpp user:NUMBER and room:ID need no REST.'
complete -c cubechat -n '__cubechat_at msg show' -l json -a '(__cubechat_list id dialog_id sender_id recipient_id sent_at body date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields)'
complete -c cubechat -n '__cubechat_at msg show' -a 'last last:me'

complete -c cubechat -n '__cubechat_at msg edit' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Where they are: an id, @login, \'#name\' or last; with xmpp user:NUMBER and room:ID need no REST.'
complete -c cubechat -n '__cubechat_at msg edit' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at msg edit' -l last -d 'It is the newest of its dialog.'
complete -c cubechat -n '__cubechat_at msg edit' -s m -l message -x -d 'The text; - or nothing reads it from stdin.'
complete -c cubechat -n '__cubechat_at msg edit' -l transport -x -a 'rest xmpp' -d 'One HTTP request, or the chat connection.'
complete -c cubechat -n '__cubechat_at msg edit' -l json -a '(__cubechat_list dialog_id message_ids transport)'
complete -c cubechat -n '__cubechat_at msg edit' -a 'last last:me'

complete -c cubechat -n '__cubechat_at msg delete' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Where they are: an id, @login, \'#name\' or last; with xmpp user:NUMBER and room:ID need no REST.'
complete -c cubechat -n '__cubechat_at msg delete' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at msg delete' -l for-everyone -d 'Not only for you.'
complete -c cubechat -n '__cubechat_at msg delete' -l transport -x -a 'rest xmpp' -d 'One HTTP request, or the chat connection.'
complete -c cubechat -n '__cubechat_at msg delete' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at msg delete' -l json -a '(__cubechat_list deleted not_found not_allowed)'
complete -c cubechat -n '__cubechat_at msg delete' -a 'last last:me'

complete -c cubechat -n '__cubechat_at msg mark' -l all -d 'Every message of the dialog.'
complete -c cubechat -n '__cubechat_at msg mark' -l delivered -d 'As having reached you.'
complete -c cubechat -n '__cubechat_at msg mark' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Where they are: an id, @login, \'#name\' or last; with xmpp user:NUMBER and room:ID need no REST.'
complete -c cubechat -n '__cubechat_at msg mark' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at msg mark' -l from -x -a '(__cubechat_known user me)' -d 'Who sent them, so that it need not be looked up (xmpp).'
complete -c cubechat -n '__cubechat_at msg mark' -l read -d 'As read by you.'
complete -c cubechat -n '__cubechat_at msg mark' -l transport -x -a 'rest xmpp' -d 'One HTTP request, or the chat connection.'
complete -c cubechat -n '__cubechat_at msg mark' -l json -a '(__cubechat_list dialog_id message_ids transport)'
complete -c cubechat -n '__cubechat_at msg mark' -a 'last last:me'

complete -c cubechat -n '__cubechat_at msg receipts' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Where it is: an id, @login, \'#name\' or last.'
complete -c cubechat -n '__cubechat_at msg receipts' -l json -a '(__cubechat_list message_id dialog_id delivered_ids read_ids)'
complete -c cubechat -n '__cubechat_at msg receipts' -a 'last last:me'

complete -c cubechat -n '__cubechat_at msg react' -l add -x -d 'React with this.'
complete -c cubechat -n '__cubechat_at msg react' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Where it is: an id, @login, \'#name\' or last. For last it is needed.'
complete -c cubechat -n '__cubechat_at msg react' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at msg react' -l remove -x -d 'Take this back.'
complete -c cubechat -n '__cubechat_at msg react' -l json -a '(__cubechat_list message_id added removed)'
complete -c cubechat -n '__cubechat_at msg react' -a 'last last:me'

complete -c cubechat -n '__cubechat_at msg reactions' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Where it is: an id, @login, \'#name\' or last. For last it is needed.'
complete -c cubechat -n '__cubechat_at msg reactions' -l json -a '(__cubechat_list reaction user_ids count)'
complete -c cubechat -n '__cubechat_at msg reactions' -a 'last last:me'

complete -c cubechat -n '__cubechat_at msg typing' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at msg typing' -l for -x -d 'Say after this time that you have stopped, such as 5s.'
complete -c cubechat -n '__cubechat_at msg typing' -l stop -d 'Say that you have stopped.'
complete -c cubechat -n '__cubechat_at msg typing' -l json -a '(__cubechat_list dialog_id user_id typing)'
complete -c cubechat -n '__cubechat_at msg typing' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at contacts' -a list -d 'Show your contacts'
complete -c cubechat -n '__cubechat_at contacts' -a requests -d 'Show who asks to be your contact'
complete -c cubechat -n '__cubechat_at contacts' -a add -d 'Ask someone to be your contact'
complete -c cubechat -n '__cubechat_at contacts' -a confirm -d 'Say yes to someone who has asked'
complete -c cubechat -n '__cubechat_at contacts' -a reject -d 'Say no to someone who has asked'
complete -c cubechat -n '__cubechat_at contacts' -a remove -d 'Take someone out of your contacts'
complete -c cubechat -n '__cubechat_at contacts' -a rename -d 'Call a contact something else'

complete -c cubechat -n '__cubechat_at contacts list' -l json -a '(__cubechat_list user_id subscription ask name)'

complete -c cubechat -n '__cubechat_at contacts requests' -l json -a '(__cubechat_list user_id)'

complete -c cubechat -n '__cubechat_at contacts add' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at contacts add' -l name -x -d 'What you call them; a name that they have stays without it.'
complete -c cubechat -n '__cubechat_at contacts add' -l json -a '(__cubechat_list user_id subscription ask name)'
complete -c cubechat -n '__cubechat_at contacts add' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at contacts confirm' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at contacts confirm' -l json -a '(__cubechat_list user_id subscription ask name)'
complete -c cubechat -n '__cubechat_at contacts confirm' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at contacts reject' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at contacts reject' -l json -a '(__cubechat_list user_id subscription ask name)'
complete -c cubechat -n '__cubechat_at contacts reject' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at contacts remove' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at contacts remove' -l json -a '(__cubechat_list user_id removed)'
complete -c cubechat -n '__cubechat_at contacts remove' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at contacts rename' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at contacts rename' -l json -a '(__cubechat_list user_id subscription ask name)'
complete -c cubechat -n '__cubechat_at contacts rename' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at file' -a upload -d 'Store a file'
complete -c cubechat -n '__cubechat_at file' -a download -d 'Get a file, going on where an earlier try broke off'
complete -c cubechat -n '__cubechat_at file' -a info -d 'Show what is known of files'
complete -c cubechat -n '__cubechat_at file' -a url -d 'Say where any web client gets a file'
complete -c cubechat -n '__cubechat_at file' -a list -d 'List your files'
complete -c cubechat -n '__cubechat_at file' -a delete -d 'Delete files of yours'

complete -c cubechat -n '__cubechat_at file upload' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at file upload' -l name -x -d 'What it is called there.'
complete -c cubechat -n '__cubechat_at file upload' -l public -d 'Anyone may download it; otherwise only people with a session.'
complete -c cubechat -n '__cubechat_at file upload' -l type -x -d 'What is in it, such as image/png; otherwise its name tells.'
complete -c cubechat -n '__cubechat_at file upload' -l json -a '(__cubechat_list id uid name content_type size public complete created_at updated_at)'
complete -c cubechat -n '__cubechat_at file upload' -F

complete -c cubechat -n '__cubechat_at file download' -l force -d 'Write over a file that is there.'
complete -c cubechat -n '__cubechat_at file download' -s o -l output -r -F -d 'Where to put it: a file, a folder, a device or a named pipe, or - for stdout; otherwise here, under the name it has there.'
complete -c cubechat -n '__cubechat_at file download' -l json -a '(__cubechat_list path size uid resumed_at)'

complete -c cubechat -n '__cubechat_at file info' -l json -a '(__cubechat_list id uid name content_type size public complete created_at updated_at)'

complete -c cubechat -n '__cubechat_at file url' -l with-token -d 'For a private file the address that apps use, with your session\'s token in it; otherwise one that is signed for a week.'
complete -c cubechat -n '__cubechat_at file url' -l json -a '(__cubechat_list url kind expires_at id uid name)'

complete -c cubechat -n '__cubechat_at file list' -l all -d 'Show every one, page by page.'
complete -c cubechat -n '__cubechat_at file list' -l limit -x -d 'Show at most this many.'
complete -c cubechat -n '__cubechat_at file list' -l skip -x -d 'Leave out the first ones.'
complete -c cubechat -n '__cubechat_at file list' -l json -a '(__cubechat_list id uid name content_type size public complete created_at updated_at)'

complete -c cubechat -n '__cubechat_at file delete' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at file delete' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at file delete' -l json -a '(__cubechat_list deleted not_found not_allowed)'

complete -c cubechat -n '__cubechat_at privacy' -a list -d 'Show your lists and which is in force'
complete -c cubechat -n '__cubechat_at privacy' -a show -d 'Show whom a list blocks'
complete -c cubechat -n '__cubechat_at privacy' -a create -d 'Make a list, which is not in force yet'
complete -c cubechat -n '__cubechat_at privacy' -a update -d 'Change a list'
complete -c cubechat -n '__cubechat_at privacy' -a activate -d 'Put a list in force'
complete -c cubechat -n '__cubechat_at privacy' -a deactivate -d 'Put no list in force'
complete -c cubechat -n '__cubechat_at privacy' -a delete -d 'Delete a list'
complete -c cubechat -n '__cubechat_at privacy' -a block -d 'Block people'
complete -c cubechat -n '__cubechat_at privacy' -a unblock -d 'Block people no longer'

complete -c cubechat -n '__cubechat_at privacy list' -l json -a '(__cubechat_list name active default in_force)'

complete -c cubechat -n '__cubechat_at privacy show' -l json -a '(__cubechat_list list user_id action mutual only)'

complete -c cubechat -n '__cubechat_at privacy create' -l allow -x -a '(__cubechat_known user me)' -d 'Do not block them; an update takes them out of the list.'
complete -c cubechat -n '__cubechat_at privacy create' -l deny -x -a '(__cubechat_known user me)' -d 'They cannot reach you; you can reach them, also where you could not before.'
complete -c cubechat -n '__cubechat_at privacy create' -l deny-mutual -x -a '(__cubechat_known user me)' -d 'Neither reaches the other.'
complete -c cubechat -n '__cubechat_at privacy create' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at privacy create' -l json -a '(__cubechat_list list user_id action mutual only)'

complete -c cubechat -n '__cubechat_at privacy update' -l allow -x -a '(__cubechat_known user me)' -d 'Do not block them; an update takes them out of the list.'
complete -c cubechat -n '__cubechat_at privacy update' -l deny -x -a '(__cubechat_known user me)' -d 'They cannot reach you; you can reach them, also where you could not before.'
complete -c cubechat -n '__cubechat_at privacy update' -l deny-mutual -x -a '(__cubechat_known user me)' -d 'Neither reaches the other.'
complete -c cubechat -n '__cubechat_at privacy update' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at privacy update' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at privacy update' -l json -a '(__cubechat_list list user_id action mutual only)'

complete -c cubechat -n '__cubechat_at privacy activate' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at privacy activate' -l json -a '(__cubechat_list name active default in_force)'

complete -c cubechat -n '__cubechat_at privacy deactivate' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at privacy deactivate' -l json -a '(__cubechat_list name active default in_force)'

complete -c cubechat -n '__cubechat_at privacy delete' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at privacy delete' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at privacy delete' -l json -a '(__cubechat_list name deleted)'

complete -c cubechat -n '__cubechat_at privacy block' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at privacy block' -l mutual -d 'You cannot reach them either; without it you can.'
complete -c cubechat -n '__cubechat_at privacy block' -l json -a '(__cubechat_list list user_id action mutual only)'
complete -c cubechat -n '__cubechat_at privacy block' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at privacy unblock' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at privacy unblock' -l json -a '(__cubechat_list list user_id action mutual only)'
complete -c cubechat -n '__cubechat_at privacy unblock' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at presence' -a last -d 'Say when people were last active'
complete -c cubechat -n '__cubechat_at presence' -a watch -d 'Tell when people come online or leave'
complete -c cubechat -n '__cubechat_at presence' -a active -d 'Tell the server that somebody looks at this device'
complete -c cubechat -n '__cubechat_at presence' -a inactive -d 'Tell the server that nobody looks at this device'
complete -c cubechat -n '__cubechat_at presence' -a ping -d 'Ask the chat server whether it is there'

complete -c cubechat -n '__cubechat_at presence last' -l json -a '(__cubechat_list user_id seconds online last_seen_at)'
complete -c cubechat -n '__cubechat_at presence last' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at presence watch' -l count -x -d 'Stop after so many records.'
complete -c cubechat -n '__cubechat_at presence watch' -l exec -x -d 'Run this in a shell for each record, which it gets on stdin; EVENT_USER_ID and EVENT_SECONDS are set.'
complete -c cubechat -n '__cubechat_at presence watch' -l for -x -d 'Stop after this time.'
complete -c cubechat -n '__cubechat_at presence watch' -l json -a '(__cubechat_list v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds)'
complete -c cubechat -n '__cubechat_at presence watch' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at presence active' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at presence active' -l json -a '(__cubechat_list state)'

complete -c cubechat -n '__cubechat_at presence inactive' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at presence inactive' -l for -x -d 'Stay connected for this time; it holds no longer than the connection.'
complete -c cubechat -n '__cubechat_at presence inactive' -l json -a '(__cubechat_list state)'

complete -c cubechat -n '__cubechat_at presence ping' -l count -x -d 'Ask so many times, one after the other.'
complete -c cubechat -n '__cubechat_at presence ping' -l json -a '(__cubechat_list number rtt_ms)'

complete -c cubechat -n '__cubechat_at system' -a send -d 'Send data to another person\'s program'

complete -c cubechat -n '__cubechat_at system send' -l body -x -d 'A text beside the fields; it takes the chat connection.'
complete -c cubechat -n '__cubechat_at system send' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at system send' -l field -x -d 'What the program is told.'
complete -c cubechat -n '__cubechat_at system send' -l transport -x -a 'rest xmpp' -d 'One HTTP request, or the chat connection.'
complete -c cubechat -n '__cubechat_at system send' -l json -a '(__cubechat_list id user_id transport)'
complete -c cubechat -n '__cubechat_at system send' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at search' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Only here; ten of them at most.'
complete -c cubechat -n '__cubechat_at search' -l exact -d 'The whole text as it is, not any of its words.'
complete -c cubechat -n '__cubechat_at search' -l limit -x -d 'At most this many, and never more than 100.'
complete -c cubechat -n '__cubechat_at search' -l since -x -d 'Not before; goes with --until, three months at most.'
complete -c cubechat -n '__cubechat_at search' -l until -x -d 'Not after.'
complete -c cubechat -n '__cubechat_at search' -l json -a '(__cubechat_list dialogs messages users)'

complete -c cubechat -n '__cubechat_at report' -a user -d 'Report a person'
complete -c cubechat -n '__cubechat_at report' -a message -d 'Report a message'

complete -c cubechat -n '__cubechat_at report user' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at report user' -l reason -x -d 'What is wrong.'
complete -c cubechat -n '__cubechat_at report user' -l json -a '(__cubechat_list id table reported reason)'
complete -c cubechat -n '__cubechat_at report user' -a '(__cubechat_known user me)'

complete -c cubechat -n '__cubechat_at report message' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Where it is; for last it is needed.'
complete -c cubechat -n '__cubechat_at report message' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at report message' -l reason -x -d 'What is wrong.'
complete -c cubechat -n '__cubechat_at report message' -l json -a '(__cubechat_list id table reported reason)'
complete -c cubechat -n '__cubechat_at report message' -a 'last last:me'

complete -c cubechat -n '__cubechat_at listen' -l always-delivered -d 'Tell the senders that their messages arrived although they do not ask: apps of the newest JavaScript SDK never do.'
complete -c cubechat -n '__cubechat_at listen' -l app-id -x -d 'The application\'s number.'
complete -c cubechat -n '__cubechat_at listen' -l contacts -d 'Hand over the contact list when the connection is ready.'
complete -c cubechat -n '__cubechat_at listen' -l count -x -d 'Stop after so many events.'
complete -c cubechat -n '__cubechat_at listen' -l cursor -x -d 'Keep the place under this name, and go on there the next time: what came meanwhile comes first, from the history. One program at a time.'
complete -c cubechat -n '__cubechat_at listen' -l dialog -x -a '(__cubechat_known dialog last)' -d 'Only of this dialog, or these.'
complete -c cubechat -n '__cubechat_at listen' -l email -x -d 'The person\'s e-mail address.'
complete -c cubechat -n '__cubechat_at listen' -l exec -x -d 'Run this in a shell for each event, one after the other. It gets the record on stdin; EVENT_TYPE, EVENT_ID, EVENT_DIALOG_ID, EVENT_SENDER_ID and the like are set.'
complete -c cubechat -n '__cubechat_at listen' -l exec-ack -d 'The cursor moves only where that succeeds: stop (exit 3) at the first message for which it fails, which comes again the next time.'
complete -c cubechat -n '__cubechat_at listen' -l exec-timeout -x -d 'Kill the command after this time; it has failed then.'
complete -c cubechat -n '__cubechat_at listen' -l for -x -d 'Stop after this time.'
complete -c cubechat -n '__cubechat_at listen' -l from -x -a 'now beginning' -d 'Where to begin, also where a new cursor begins: now, beginning, a time, or a message of the one --dialog.'
complete -c cubechat -n '__cubechat_at listen' -l heartbeat -x -d 'Print a record of type heartbeat so often, whatever happens.'
complete -c cubechat -n '__cubechat_at listen' -l idle-exit -x -d 'Stop after so long without an event.'
complete -c cubechat -n '__cubechat_at listen' -l inactive -d 'Tell the server that nobody is looking: pushes go to other devices.'
complete -c cubechat -n '__cubechat_at listen' -l login -x -d 'The person\'s login.'
complete -c cubechat -n '__cubechat_at listen' -l no-auto-delivered -d 'Do not tell the senders that their messages arrived.'
complete -c cubechat -n '__cubechat_at listen' -l no-reconnect -d 'End when the line breaks.'
complete -c cubechat -n '__cubechat_at listen' -l no-sm -d 'Do without stream management (XEP-0198).'
complete -c cubechat -n '__cubechat_at listen' -l only -x -a '(__cubechat_list message edited deleted reaction delivered read typing typing_stopped message_error sent lost system contact_request contact_confirmed contact_rejected contact_presence last_activity joined left kicked state gap heartbeat)' -d 'Only these: message, edited, deleted, reaction, delivered, read, typing, typing_stopped, message_error, sent, lost, system, contact_request, contact_confirmed, contact_rejected, contact_presence, last_activity, joined, left, kicked, state, gap, heartbeat.'
complete -c cubechat -n '__cubechat_at listen' -l password-command -x -d 'The password is the first line that this command prints.'
complete -c cubechat -n '__cubechat_at listen' -l password-file -r -F -d 'The password is the first line of this file.'
complete -c cubechat -n '__cubechat_at listen' -l password-stdin -d 'The password is the first line of stdin.'
complete -c cubechat -n '__cubechat_at listen' -l ping-interval -x -d 'Ask the server after so long a silence; 10s without it.'
complete -c cubechat -n '__cubechat_at listen' -l ping-timeout -x -d 'How long the answer to that may take; 8s without it.'
complete -c cubechat -n '__cubechat_at listen' -l reconnect-attempts -x -d 'Give up after so many tries in a row.'
complete -c cubechat -n '__cubechat_at listen' -l reconnect-timeout -x -d 'The pause between two tries; growing from 1s to 30s without it.'
complete -c cubechat -n '__cubechat_at listen' -l resource -x -d 'The name of this device.'
complete -c cubechat -n '__cubechat_at listen' -l save-session -d 'Keep the session between runs, in CI, too.'
complete -c cubechat -n '__cubechat_at listen' -l use-token -d 'Log in with the session\'s token instead of the password.'
complete -c cubechat -n '__cubechat_at listen' -l user-id -x -d 'The person\'s number.'
complete -c cubechat -n '__cubechat_at listen' -l watch -x -a '(__cubechat_known user me)' -d 'Tell when this person comes online or leaves (last_activity).'
complete -c cubechat -n '__cubechat_at listen' -l watch-network -d 'Try again at once when this machine gets a network back.'
complete -c cubechat -n '__cubechat_at listen' -l json -a '(__cubechat_list v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds)'

complete -c cubechat -n '__cubechat_at chat' -l always-delivered -d 'Tell the senders that their messages arrived although they do not ask: apps of the newest JavaScript SDK never do.'
complete -c cubechat -n '__cubechat_at chat' -l app-id -x -d 'The application\'s number.'
complete -c cubechat -n '__cubechat_at chat' -l ascii -d 'Draw with nothing but ASCII.'
complete -c cubechat -n '__cubechat_at chat' -l contacts -d 'Hand over the contact list when the connection is ready.'
complete -c cubechat -n '__cubechat_at chat' -l email -x -d 'The person\'s e-mail address.'
complete -c cubechat -n '__cubechat_at chat' -l emoji -x -a 'auto safe full ascii' -d 'How emoji are drawn that terminals disagree about.'
complete -c cubechat -n '__cubechat_at chat' -l explore -d 'Only look: no receipts, no typing, and nothing can be sent.'
complete -c cubechat -n '__cubechat_at chat' -l inactive -d 'Tell the server that nobody is looking: pushes go to other devices.'
complete -c cubechat -n '__cubechat_at chat' -l links -x -a 'auto on off' -d 'Whether addresses can be clicked; auto: where the terminal is known for it.'
complete -c cubechat -n '__cubechat_at chat' -l login -x -d 'The person\'s login.'
complete -c cubechat -n '__cubechat_at chat' -l no-auto-delivered -d 'Do not tell the senders that their messages arrived.'
complete -c cubechat -n '__cubechat_at chat' -l no-bell -d 'Do not ring when something new comes.'
complete -c cubechat -n '__cubechat_at chat' -l no-mouse -d 'Leave clicks and the wheel to the terminal.'
complete -c cubechat -n '__cubechat_at chat' -l no-reconnect -d 'End when the line breaks.'
complete -c cubechat -n '__cubechat_at chat' -l no-sm -d 'Do without stream management (XEP-0198).'
complete -c cubechat -n '__cubechat_at chat' -l notify -d 'Desktop notifications, from a terminal that can show them.'
complete -c cubechat -n '__cubechat_at chat' -l only -x -a '(__cubechat_list message edited deleted reaction delivered read typing typing_stopped message_error sent lost system contact_request contact_confirmed contact_rejected contact_presence last_activity joined left kicked state gap heartbeat)' -d 'Only these: message, edited, deleted, reaction, delivered, read, typing, typing_stopped, message_error, sent, lost, system, contact_request, contact_confirmed, contact_rejected, contact_presence, last_activity, joined, left, kicked, state, gap, heartbeat.'
complete -c cubechat -n '__cubechat_at chat' -l password-command -x -d 'The password is the first line that this command prints.'
complete -c cubechat -n '__cubechat_at chat' -l password-file -r -F -d 'The password is the first line of this file.'
complete -c cubechat -n '__cubechat_at chat' -l password-stdin -d 'The password is the first line of stdin.'
complete -c cubechat -n '__cubechat_at chat' -l ping-interval -x -d 'Ask the server after so long a silence; 10s without it.'
complete -c cubechat -n '__cubechat_at chat' -l ping-timeout -x -d 'How long the answer to that may take; 8s without it.'
complete -c cubechat -n '__cubechat_at chat' -l plain -d 'Line by line, without a screen.'
complete -c cubechat -n '__cubechat_at chat' -l reconnect-attempts -x -d 'Give up after so many tries in a row.'
complete -c cubechat -n '__cubechat_at chat' -l reconnect-timeout -x -d 'The pause between two tries; growing from 1s to 30s without it.'
complete -c cubechat -n '__cubechat_at chat' -l reset-terminal -d 'Make the terminal usable again after a program was killed; then end.'
complete -c cubechat -n '__cubechat_at chat' -l resource -x -d 'The name of this device.'
complete -c cubechat -n '__cubechat_at chat' -l save-session -d 'Keep the session between runs, in CI, too.'
complete -c cubechat -n '__cubechat_at chat' -l theme -x -a 'auto dark light mono' -d 'Which colours.'
complete -c cubechat -n '__cubechat_at chat' -l typing-timeout -x -d 'After so long without a key you have stopped typing; 30s without it.'
complete -c cubechat -n '__cubechat_at chat' -l use-token -d 'Log in with the session\'s token instead of the password.'
complete -c cubechat -n '__cubechat_at chat' -l user-id -x -d 'The person\'s number.'
complete -c cubechat -n '__cubechat_at chat' -l watch -x -a '(__cubechat_known user me)' -d 'Tell when this person comes online or leaves (last_activity).'
complete -c cubechat -n '__cubechat_at chat' -l watch-network -d 'Try again at once when this machine gets a network back.'
complete -c cubechat -n '__cubechat_at chat' -l json -a '(__cubechat_list v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds)'
complete -c cubechat -n '__cubechat_at chat' -a '(__cubechat_known dialog last)'

complete -c cubechat -n '__cubechat_at wait' -l app-id -x -d 'The application\'s number.'
complete -c cubechat -n '__cubechat_at wait' -l contacts -d 'Hand over the contact list when the connection is ready.'
complete -c cubechat -n '__cubechat_at wait' -l count -x -d 'Wait for so many of them; above 1 --json is an array.'
complete -c cubechat -n '__cubechat_at wait' -l dialog -x -a '(__cubechat_known dialog last)' -d 'In this dialog, or one of these.'
complete -c cubechat -n '__cubechat_at wait' -l email -x -d 'The person\'s e-mail address.'
complete -c cubechat -n '__cubechat_at wait' -l event -x -a '(__cubechat_list message edited deleted reaction delivered read typing typing_stopped message_error sent lost system contact_request contact_confirmed contact_rejected contact_presence last_activity joined left kicked state gap heartbeat)' -d 'One of these types of event, as listen --only has them; else message.'
complete -c cubechat -n '__cubechat_at wait' -l field -x -d 'With this field, added by its sender or one of the record; every one.'
complete -c cubechat -n '__cubechat_at wait' -l login -x -d 'The person\'s login.'
complete -c cubechat -n '__cubechat_at wait' -l match -x -d 'With this regular expression in its text; (?i) before it makes case no matter.'
complete -c cubechat -n '__cubechat_at wait' -l no-reconnect -d 'End when the line breaks.'
complete -c cubechat -n '__cubechat_at wait' -l no-sm -d 'Do without stream management (XEP-0198).'
complete -c cubechat -n '__cubechat_at wait' -l not -d 'The other way round: done when the time is over and it did not happen; where it happens, exit 9; where it may have happened unseen, exit 8.'
complete -c cubechat -n '__cubechat_at wait' -l others -d 'Not by oneself.'
complete -c cubechat -n '__cubechat_at wait' -l password-command -x -d 'The password is the first line that this command prints.'
complete -c cubechat -n '__cubechat_at wait' -l password-file -r -F -d 'The password is the first line of this file.'
complete -c cubechat -n '__cubechat_at wait' -l password-stdin -d 'The password is the first line of stdin.'
complete -c cubechat -n '__cubechat_at wait' -l ping-interval -x -d 'Ask the server after so long a silence; 10s without it.'
complete -c cubechat -n '__cubechat_at wait' -l ping-timeout -x -d 'How long the answer to that may take; 8s without it.'
complete -c cubechat -n '__cubechat_at wait' -l reconnect-attempts -x -d 'Give up after so many tries in a row.'
complete -c cubechat -n '__cubechat_at wait' -l reconnect-timeout -x -d 'The pause between two tries; growing from 1s to 30s without it.'
complete -c cubechat -n '__cubechat_at wait' -l resource -x -d 'The name of this device.'
complete -c cubechat -n '__cubechat_at wait' -l save-session -d 'Keep the session between runs, in CI, too.'
complete -c cubechat -n '__cubechat_at wait' -l sender -x -a '(__cubechat_known user me)' -d 'By this person, or one of these; me is oneself.'
complete -c cubechat -n '__cubechat_at wait' -l since -x -d 'Look back first: to a time, an age such as 10m, or a message of the one --dialog (an id, last or last:me), which itself does not count.'
complete -c cubechat -n '__cubechat_at wait' -l use-token -d 'Log in with the session\'s token instead of the password.'
complete -c cubechat -n '__cubechat_at wait' -l user-id -x -d 'The person\'s number.'
complete -c cubechat -n '__cubechat_at wait' -l watch-network -d 'Try again at once when this machine gets a network back.'
complete -c cubechat -n '__cubechat_at wait' -l json -a '(__cubechat_list v type at id message_id dialog_id sender_id user_id recipient_id peer_id by_user_id body sent_at date_sent created_at updated_at edited_at read_ids delivered_ids attachments reactions fields group markable self_destroy_ms delayed_at last add remove code condition text presence seconds online state previous reason contacts from until recovered edited changed note quiet_seconds)'

complete -c cubechat -n '__cubechat_at api' -l dry-run -d 'Show what would be sent, and send nothing.'
complete -c cubechat -n '__cubechat_at api' -s f -l field -x -d 'In the query of a GET, else in the JSON body: a[b]=c nests, a[]=c lists.'
complete -c cubechat -n '__cubechat_at api' -s i -l include -d 'Print the status and the headers before the body.'
complete -c cubechat -n '__cubechat_at api' -l input -r -F -d 'The body as it is; - reads it from stdin.'
complete -c cubechat -n '__cubechat_at api' -l paginate -d 'Ask for page after page; the items of all are one JSON array.'
complete -c cubechat -n '__cubechat_at api' -a 'GET POST PUT DELETE'

complete -c cubechat -n '__cubechat_at sandbox' -a run -d 'Run a sandbox here until Ctrl-C'
complete -c cubechat -n '__cubechat_at sandbox' -a start -d 'Start your sandbox in the background, and sign in to it'
complete -c cubechat -n '__cubechat_at sandbox' -a stop -d 'Stop your sandbox'
complete -c cubechat -n '__cubechat_at sandbox' -a status -d 'Tell where your sandbox is'
complete -c cubechat -n '__cubechat_at sandbox' -a reset -d 'Stop your sandbox and forget its data'

complete -c cubechat -n '__cubechat_at sandbox run' -l data -x -a '(__fish_complete_directories)' -d 'Keep the world in this folder instead of your own sandbox\'s.'
complete -c cubechat -n '__cubechat_at sandbox run' -l ephemeral -d 'Keep the world in memory, and leave nothing.'
complete -c cubechat -n '__cubechat_at sandbox run' -l fault -x -a 'delay=200ms drop=0.1 429=every:5,retry-after:1 500=next:3 write=unanswered:1 cut=after-stanzas:20 iq=refuse:5 message=wait:5 bind=taken:1 half-close dup=0.05 reorder' -d 'Make trouble: delay=200ms, drop=0.1, 429=every:5,retry-after:1, 500=next:3, write=unanswered:1, cut=after-stanzas:20, iq=refuse:5, message=wait:5, bind=taken:1, half-close, dup=0.05, reorder.'
complete -c cubechat -n '__cubechat_at sandbox run' -l hooks -d 'Let tests cut, refuse, move the clock and look inside (/__sandbox/…).'
complete -c cubechat -n '__cubechat_at sandbox run' -l join-shim -d 'Also say in rooms what the JS SDKs 4 to 6 wait for when they join.'
complete -c cubechat -n '__cubechat_at sandbox run' -l ready-file -r -F -d 'Write the ready record here when everything answers. One that a killed sandbox left is deleted at the start; who may look sooner compares its pid.'
complete -c cubechat -n '__cubechat_at sandbox run' -l rest-port -x -d 'For REST (HTTPS), by default 18443; 0 takes a free one.'
complete -c cubechat -n '__cubechat_at sandbox run' -l seed -r -F -d 'What a new world begins with, as JSON; a small one by default. A sandbox that runs already takes neither another seed nor other options (exit 9).'
complete -c cubechat -n '__cubechat_at sandbox run' -l strict-subscribe -d 'Let nobody join a group by subscribing; only public dialogs.'
complete -c cubechat -n '__cubechat_at sandbox run' -l ws-port -x -d 'For XMPP over WebSocket (TLS), by default 15291; 0 takes a free one. The port for XMPP (TLS) is --xmpp-port, by default 15223.'
complete -c cubechat -n '__cubechat_at sandbox run' -l json -a '(__cubechat_list api_url chat_host xmpp_port ws_url ca_file app_id auth_key pid users)'

complete -c cubechat -n '__cubechat_at sandbox start' -l fault -x -a 'delay=200ms drop=0.1 429=every:5,retry-after:1 500=next:3 write=unanswered:1 cut=after-stanzas:20 iq=refuse:5 message=wait:5 bind=taken:1 half-close dup=0.05 reorder' -d 'Make trouble: delay=200ms, drop=0.1, 429=every:5,retry-after:1, 500=next:3, write=unanswered:1, cut=after-stanzas:20, iq=refuse:5, message=wait:5, bind=taken:1, half-close, dup=0.05, reorder.'
complete -c cubechat -n '__cubechat_at sandbox start' -l hooks -d 'Let tests cut, refuse, move the clock and look inside (/__sandbox/…).'
complete -c cubechat -n '__cubechat_at sandbox start' -l join-shim -d 'Also say in rooms what the JS SDKs 4 to 6 wait for when they join.'
complete -c cubechat -n '__cubechat_at sandbox start' -l rest-port -x -d 'For REST (HTTPS), by default 18443; 0 takes a free one.'
complete -c cubechat -n '__cubechat_at sandbox start' -l seed -r -F -d 'What a new world begins with, as JSON; a small one by default. A sandbox that runs already takes neither another seed nor other options (exit 9).'
complete -c cubechat -n '__cubechat_at sandbox start' -l strict-subscribe -d 'Let nobody join a group by subscribing; only public dialogs.'
complete -c cubechat -n '__cubechat_at sandbox start' -l ws-port -x -d 'For XMPP over WebSocket (TLS), by default 15291; 0 takes a free one. The port for XMPP (TLS) is --xmpp-port, by default 15223.'
complete -c cubechat -n '__cubechat_at sandbox start' -l json -a '(__cubechat_list running api_url chat_host xmpp_port ws_url ca_file app_id auth_key users pid data log)'

complete -c cubechat -n '__cubechat_at sandbox stop' -l json -a '(__cubechat_list stopped pid)'

complete -c cubechat -n '__cubechat_at sandbox status' -l pushes -d 'List the pushes it would have sent; needs --hooks at its start.'
complete -c cubechat -n '__cubechat_at sandbox status' -l json -a '(__cubechat_list running api_url chat_host xmpp_port ws_url ca_file app_id auth_key users pid data log)'

complete -c cubechat -n '__cubechat_at sandbox reset' -s y -l yes -d 'Do not ask.'
complete -c cubechat -n '__cubechat_at sandbox reset' -l json -a '(__cubechat_list data emptied)'

complete -c cubechat -n '__cubechat_at demo' -l tour -d 'Only show commands and what they print, as without a terminal.'

complete -c cubechat -n '__cubechat_at doctor' -l bundle -r -F -d 'Also write a zip file to send along with a question: findings, settings and what went over the network, without passwords, keys and tokens, but with names and addresses.'
complete -c cubechat -n '__cubechat_at doctor' -l json -a '(__cubechat_list check status found hint took_ms)'

complete -c cubechat -n '__cubechat_at completion' -a bash -d 'Print the completion for bash'
complete -c cubechat -n '__cubechat_at completion' -a zsh -d 'Print the completion for zsh'
complete -c cubechat -n '__cubechat_at completion' -a fish -d 'Print the completion for fish'



