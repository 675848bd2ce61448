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
        case 'readings'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'region=' 'indicator=' 'area=' 'from=' 'to=' 'as-of=' 'revisions' 'format=' 'version' 'h/help'
        case 'adapters'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'format=' 'version' 'h/help'
        case 'findings'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'format=' 'version' 'h/help'
        case 'export'
            __caregauge_parse_subcommand 0 'config=' 'server=' 'token-file=' 'format=' 'from=' 'to=' 'version' 'h/help'
        case 'adapter'
            __caregauge_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'describe'
                __caregauge_parse_subcommand -r 1 'option=+' 'path=+' 'user=' 'version' 'h/help'
            case 'run'
                __caregauge_parse_subcommand -r 1 'option=+' 'path=+' 'user=' 'format=' 'version' 'h/help'
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
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'readings' -d 'The stored figures, the newest revision of every period.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'adapters' -d 'The adapters and how their collections went.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'findings' -d 'Cells, figures and reports that cannot be right, in the order in which they were found.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'export' -d 'The stored history as CSV, or as OpenMetrics that `promtool tsdb create-blocks-from openmetrics` reads.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge" -eq 1' -fa 'adapter' -d 'Runs one adapter alone, without service or database.'
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
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapters" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" config' -l 'config' -d 'The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" server' -l 'server' -d 'The service\'s address; else the one that the configuration lets it listen on.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" token-file' -l 'token-file' -d 'A file with the token for what changes something.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge findings" h help' -s 'h' -l 'help' -d 'Show help information.'
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
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge adapter" -eq 1' -fa 'describe' -d 'What an adapter says of itself: region, indicators, areas, options.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_positional "caregauge adapter" -eq 1' -fa 'run' -d 'Runs an adapter once and prints what it would send; stores nothing.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe"' -l 'option' -d 'An option of the adapter as name=value; may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe"' -l 'path' -d 'A further folder in which the program is looked for; may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe" user' -l 'user' -d 'As root: the user that the program runs as.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter describe" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run"' -l 'option' -d 'An option of the adapter as name=value; may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run"' -l 'path' -d 'A further folder in which the program is looked for; may be repeated.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" user' -l 'user' -d 'As root: the user that the program runs as.' -rfka ''
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" format' -l 'format' -d 'table, json or csv.' -rfka 'table json csv'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" version' -l 'version' -d 'Show the version.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge adapter run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'caregauge' -n '__caregauge_should_offer_completions_for_flags_or_options "caregauge help" version' -l 'version' -d 'Show the version.'
