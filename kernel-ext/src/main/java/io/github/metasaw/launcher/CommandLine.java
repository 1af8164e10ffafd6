package io.github.metasaw.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a command line.
 *
 * @param plain what is not an option
 * @param options name to value; flags are empty
 * @param others options that are not ours, for Jupyter
 */
record CommandLine(List<String> plain, Map<String, String> options, List<String> others) {

  private static final Set<String> VALUES =
      Set.of("venv", "prefix", "java", "out", "timeout", "to");
  private static final Set<String> FLAGS =
      Set.of("user", "sys-prefix", "help", "no-archive", "in-place", "no-execute");

  /** Options of Jupyter that take the next word as their value. */
  private static final Set<String> JUPYTER = Set.of("port", "ip", "config", "certfile", "keyfile");

  static CommandLine of(List<String> args) {
    List<String> plain = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      String name = arg.startsWith("--") ? arg.substring(2) : "";
      int equals = name.indexOf('=');
      String key = equals < 0 ? name : name.substring(0, equals);
      if (VALUES.contains(key) && equals >= 0) {
        options.put(key, name.substring(equals + 1));
      } else if (VALUES.contains(name)) {
        if (i + 1 == args.size()) {
          throw new Failure(2, arg + " needs a value");
        }
        options.put(name, args.get(++i));
      } else if (FLAGS.contains(name)) {
        options.put(name, "");
      } else if (JUPYTER.contains(name) && i + 1 < args.size()) {
        others.add(arg + "=" + args.get(++i));
      } else if (arg.startsWith("-")) {
        others.add(arg);
      } else {
        plain.add(arg);
      }
    }
    return new CommandLine(List.copyOf(plain), options, List.copyOf(others));
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Refuses two options that say the same thing differently. */
  void atMostOne(List<String> names) {
    List<String> given = names.stream().filter(options::containsKey).toList();
    if (given.size() > 1) {
      throw new Failure(
          2, "--" + given.get(0) + " and --" + given.get(1) + " do not go together; take one");
    }
  }

  /** Refuses options that nobody takes. */
  void noOthers() {
    if (!others.isEmpty()) {
      throw new Failure(2, "there is no option " + others.get(0) + "; --help lists them");
    }
  }
}
