function __caregauge_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __caregauge_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __caregauge_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __caregauge_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __caregauge_parse_tokens -S
    set -l unparsed_tokens (__caregauge_tokens -pc)
    switch $unparsed_tokens[1]
    case 'caregauge'
        __caregauge_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'serve'
            __caregauge_parse_subcommand 0 'config=' 'now=' 'log-level=' 'version' 'h/help'
        case 'check'
            __caregauge_parse_subcommand 0 'config=' 'version' 'h/help'
        case 'collect'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'adapter=' 'dry-run' 'now=' 'format=' 'version' 'h/help'
        case 'targets'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'region=' 'area=' 'indicator=' 'state=' 'as-of=' 'occurrences' 'format=' 'version' 'h/help'
        case 'readings'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'region=' 'indicator=' 'area=' 'from=' 'to=' 'as-of=' 'revisions' 'format=' 'version' 'h/help'
        case 'alerts'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'region=' 'kind=' 'severity=' 'as-of=' 'all' 'format=' 'version' 'h/help'
        case 'findings'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'format=' 'version' 'h/help'
        case 'adapters'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'format=' 'version' 'h/help'
        case 'deliveries'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'state=' 'receiver=' 'format=' 'version' 'h/help'
        case 'explain'
            __caregauge_parse_subcommand 1 'config=' 'server=' 'token-file=' 'as-of=' 'version' 'h/help'
        case 'plan'
            __caregauge_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'check'
                __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'region=' 'lang=' 'format=' 'version' 'h/help'
            end
        case 'record'
            __caregauge_parse_subcommand 1 'config=' 'server=' 'token-file=' 'done-on=' 'evidence=' 'by=' 'withdraw' 'entry=' 'why=' 'list' 'as-of=' 'format=' 'version' 'h/help'
        case 'silence'
            __caregauge_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'alert=' 'region=' 'area=' 'indicator=' 'kind=' 'severity=' 'until=' 'by=' 'why=' 'version' 'h/help'
            case 'list'
                __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'all' 'format=' 'version' 'h/help'
            case 'end'
                __caregauge_parse_subcommand 1 'config=' 'server=' 'token-file=' 'by=' 'why=' 'version' 'h/help'
            end
        case 'replay'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'from=' 'to=' 'version' 'h/help'
        case 'rules'
            __caregauge_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'test'
                __caregauge_parse_subcommand -r 1 'config=' 'version' 'h/help'
            case 'prometheus'
                __caregauge_parse_subcommand 0 'config=' 'version' 'h/help'
            end
        case 'mail'
            __caregauge_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'test'
                __caregauge_parse_subcommand 1 'config=' 'version' 'h/help'
            end
        case 'export'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'format=' 'from=' 'to=' 'version' 'h/help'
        case 'adapter'
            __caregauge_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'new'
                __caregauge_parse_subcommand 1 'language=' 'into=' 'sdk=' 'version' 'h/help'
            case 'describe'
                __caregauge_parse_subcommand -r 1 'option=+' 'path=+' 'user=' 'version' 'h/help'
            case 'run'
                __caregauge_parse_subcommand -r 1 'option=+' 'path=+' 'user=' 'format=' 'timeout=' 'version' 'h/help'
            case 'check'
                __caregauge_parse_subcommand -r 1 'option=+' 'path=+' 'user=' 'only=+' 'catalogue=+' 'timeout=' 'list' 'version' 'h/help'
            end
        case 'help'
            __caregauge_parse_subcommand -r 1 'version'
        end
    end
end

function __caregauge_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __caregauge_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __caregauge_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __caregauge_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__caregauge_tokens -p)
    if test -z "$(__caregauge_tokens -t)"
        set -l index (count (__caregauge_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'caregauge' -f
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'serve' -d 'The service: collects, stores, and answers over HTTP until it is stopped.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'check' -d 'Every fault of configuration and catalogues at once; exits with 78 when there is one.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'collect' -d 'One collection now, by the running service, or by this command where none runs.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'targets' -d 'How the targets stand: state, figure, what is still to go, and why.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'readings' -d 'The stored figures, the newest revision of every period.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'alerts' -d 'Alerts that are pending or fire, the worst first; --all shows the resolved ones too.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'findings' -d 'Cells, figures and reports that cannot be right, in the order in which they were found.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'adapters' -d 'The adapters and how their collections went.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'deliveries' -d 'Messages on their way, the newest first: to whom, how far, and what the server said.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'explain' -d 'Why a target is in its state, why an alert fires, or what became of a message.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'plan' -d 'What the policy plans\' own numbers show.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'record' -d 'Records that a task is done, takes such a word back, or lists what was entered.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'silence' -d 'Keeps alerts from being told for a while.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'replay' -d 'Judges the stored history again, by what was in force then; must equal what happened live.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'rules' -d 'Operators\' tests of their alerts and mails, and rules for Prometheus.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'mail' -d 'Mails.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'export' -d 'The stored history as CSV, or as OpenMetrics that `promtool tsdb create-blocks-from openmetrics` reads.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'adapter' -d 'Makes, shows, runs and checks one adapter alone, without service or database.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge serve" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge serve" now' -l 'now' -d 'Start the calendar here: 2023-10-08T09:00, in the configured time zone.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge serve" log-level' -l 'log-level' -d 'trace, debug, info, notice, warning, error or critical.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge serve" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge serve" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge check" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge check" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" adapter' -l 'adapter' -d 'Only this adapter.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" dry-run' -l 'dry-run' -d 'Run the adapters, store nothing.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" now' -l 'now' -d 'Where no service runs, start the calendar here: 2023-10-08T09:00.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge collect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" region' -l 'region' -d 'Only this region: ningxia.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" area' -l 'area' -d 'Only this area, by its code.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" indicator' -l 'indicator' -d 'Only this indicator.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" state' -l 'state' -d 'Only this state: missed, slipped, off_track, at_risk, unknown, on_track, open, met, not_judged.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" as-of' -l 'as-of' -d 'As things stood at the end of this day: 2023-10-08.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" occurrences' -l 'occurrences' -d 'Every occurrence of recurring targets.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge targets" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" region' -l 'region' -d 'Only this region, such as inner_mongolia.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" indicator' -l 'indicator' -d 'Only this indicator.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" area' -l 'area' -d 'Only this area, six or nine digits.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" from' -l 'from' -d 'Only periods that begin on this day or later.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" to' -l 'to' -d 'Only periods that end on this day or earlier.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" as-of' -l 'as-of' -d 'As known at the end of this day.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" revisions' -l 'revisions' -d 'Every revision, not only the newest.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge readings" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" region' -l 'region' -d 'Only this region.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" kind' -l 'kind' -d 'Only this kind: target, target_unreported, threshold, adapter_failing …' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" severity' -l 'severity' -d 'Only this severity: critical, warning or info.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" as-of' -l 'as-of' -d 'As things stood at the end of this day.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" all' -l 'all' -d 'Resolved ones too.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge alerts" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge deliveries" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge deliveries" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge deliveries" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge deliveries" state' -l 'state' -d 'Only this state: pending, sent or failed.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge deliveries" receiver' -l 'receiver' -d 'Only this receiver of the configuration.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge deliveries" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge deliveries" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge deliveries" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge explain" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge explain" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge explain" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge explain" as-of' -l 'as-of' -d 'As things stood at the end of this day.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge explain" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge plan" -eq 1' -fa 'check' -d 'Do the plans\' own numbers add up? Exits with 1 when something is found.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan check" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan check" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan check" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan check" region' -l 'region' -d 'Only findings about this region.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan check" lang' -l 'lang' -d 'zh or en.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan check" format' -l 'format' -d 'table or json.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan check" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge plan check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" done-on' -l 'done-on' -d 'The day on which it was done: 2023-11-28.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" evidence' -l 'evidence' -d 'A file, address or sentence that proves it.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" by' -l 'by' -d 'Who says so.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" withdraw' -l 'withdraw' -d 'Take an entry back.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" entry' -l 'entry' -d 'With --withdraw: the entry\'s number, as --list shows it.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" why' -l 'why' -d 'With --withdraw: why.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" list' -l 'list' -d 'List what was entered, withdrawn entries too.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" as-of' -l 'as-of' -d 'With --list: as known at the end of this day.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" format' -l 'format' -d 'With --list: table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge record" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge silence" -eq 1' -fa 'add' -d 'Silences one alert, or all that match, until a time.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge silence" -eq 1' -fa 'list' -d 'Silences that hold or will hold; --all shows past ones too.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge silence" -eq 1' -fa 'end' -d 'Ends a silence before its time.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" alert' -l 'alert' -d 'Only the alert with this id: target:YC-011.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" region' -l 'region' -d 'Alerts of this region.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" area' -l 'area' -d 'Alerts of this area.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" indicator' -l 'indicator' -d 'Alerts on this indicator.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" kind' -l 'kind' -d 'Alerts of this kind: target, target_unreported, threshold, adapter_failing …' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" severity' -l 'severity' -d 'Alerts of this severity: critical, warning or info.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" until' -l 'until' -d 'Until the beginning of this day, or until this time: 2023-11-01, 2023-11-01T08:00.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" by' -l 'by' -d 'Who asks for it.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" why' -l 'why' -d 'Why.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence list" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence list" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence list" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence list" all' -l 'all' -d 'Past ones too.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence list" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence list" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence end" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence end" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence end" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence end" by' -l 'by' -d 'Who ends it.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence end" why' -l 'why' -d 'Why.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence end" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge silence end" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge replay" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge replay" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge replay" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge replay" from' -l 'from' -d 'Tell differences from the beginning of this day on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge replay" to' -l 'to' -d 'Judge to the end of this day.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge replay" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge replay" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge rules" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge rules" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge rules" -eq 1' -fa 'test' -d 'Lets timelines pass, and says where alerts and mails are other than expected.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge rules" -eq 1' -fa 'prometheus' -d 'Prints alerting rules for a Prometheus that scrapes the service.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge rules test" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge rules test" -ge 1' -fa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge rules test" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge rules test" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge rules prometheus" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge rules prometheus" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge rules prometheus" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge mail" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge mail" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge mail" -eq 1' -fa 'test' -d 'Sends one real mail to a receiver of the configuration, in the configured way.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge mail test" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge mail test" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge mail test" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge export" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge export" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge export" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge export" format' -l 'format' -d 'openmetrics or csv.' -rfka 'openmetrics csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge export" from' -l 'from' -d 'Only periods that end on this day or later.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge export" to' -l 'to' -d 'Only periods that end on this day or earlier.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge export" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge adapter" -eq 1' -fa 'new' -d 'Makes a plugin folder for a new adapter, which runs and passes the check as it is.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge adapter" -eq 1' -fa 'describe' -d 'What an adapter says of itself: region, indicators, areas, options.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge adapter" -eq 1' -fa 'run' -d 'Runs an adapter once and prints what it would send; stores nothing.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge adapter" -eq 1' -fa 'check' -d 'Checks whether an adapter keeps the protocol, whatever it is written in.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter new" language' -l 'language' -d 'swift, python or shell.' -rfka 'swift python shell'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter new" into' -l 'into' -d 'The folder in which the plugin\'s is made.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter new" sdk' -l 'sdk' -d 'For Swift: path (from the new folder) or URL of the CareGauge package.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter new" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter new" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe"' -l 'option' -d 'An option of the adapter as name=value; may be repeated, also for more items of a list.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe"' -l 'path' -d 'A further folder in which the program is looked for; may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe" user' -l 'user' -d 'As root: the user that the program runs as.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run"' -l 'option' -d 'An option of the adapter as name=value; may be repeated, also for more items of a list.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run"' -l 'path' -d 'A further folder in which the program is looked for; may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" user' -l 'user' -d 'As root: the user that the program runs as.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" timeout' -l 'timeout' -d 'Seconds to wait for the adapter\'s answer.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check"' -l 'option' -d 'An option of the adapter as name=value; may be repeated, also for more items of a list.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check"' -l 'path' -d 'A further folder in which the program is looked for; may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check" user' -l 'user' -d 'As root: the user that the program runs as.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check"' -l 'only' -d 'Only the vector of this name, or all below it (source/); may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check"' -l 'catalogue' -d 'A catalogue (YAML) whose ids, codes and ranges must fit; may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check" timeout' -l 'timeout' -d 'Seconds to wait for one answer.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check" list' -l 'list' -d 'Print all vectors, and run nothing.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge help" version' -l 'version' -d 'Show the version.'
