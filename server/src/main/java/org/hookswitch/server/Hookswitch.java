package org.hookswitch.server;

import picocli.CommandLine.Command;

/** The top of the command line: names the commands, and what every command's exit code means. */
@Command(
        name = "hookswitch",
        description = "A telephone switch that runs Asterisk dialplans and lets you hook every state of a call.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            RxCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            TestCommand.class,
            TryCommand.class,
            LspCommand.class,
            VersionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitCode.OK + ":done",
            ExitCode.FAILED + ":the command failed, or found what it looks for",
            ExitCode.USAGE + ":wrong command line, or no Java to run on",
            ExitCode.CONFIGURATION + ":the configuration has errors"
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = "'hookswitch COMMAND --help' tells more of a command.")
final class Hookswitch {}
