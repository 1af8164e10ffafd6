package io.github.metasaw.kernel;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after a magic: words and options, checked against what the magic takes.
 *
 * @param magic the name, for messages
 * @param words what is not an option, in order
 * @param options name to values, one unless the option may be repeated; a flag's is empty
 * @param body the rest of the cell, or null for a line magic
 */
record MagicInput(
    String magic, List<String> words, Map<String, List<String>> options, @Nullable String body) {

  /** What other programs call the moderators. */
  private static final List<String> MODEL = List.of("mods", "moderators", "formula", "model");

  /** Parses arguments; {@code --name value} and {@code --name=value} are the same. */
  static MagicInput parse(
      String magic, List<Option> declared, List<String> arguments, @Nullable String body) {
    List<String> words = new ArrayList<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> args = withoutSemicolon(arguments);
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("--")) {
        words.add(word(magic, declared, arg));
        continue;
      }
      int equals = arg.indexOf('=');
      String name = equals < 0 ? arg.substring(2) : arg.substring(2, equals);
      Option option = find(magic, declared, name);
      List<String> values = options.computeIfAbsent(option.name(), any -> new ArrayList<>());
      if (!values.isEmpty() && !option.isRepeatable()) {
        throw MetaException.of("the option --" + name + " stands twice");
      }
      if (option.isFlag()) {
        if (equals >= 0) {
          throw MetaException.of("the option --" + name + " takes no value");
        }
        values.add("");
      } else if (equals >= 0) {
        values.add(arg.substring(equals + 1));
      } else if (i + 1 < args.size() && !args.get(i + 1).startsWith("--")) {
        values.add(args.get(++i));
      } else {
        throw MetaException.of("the option --" + name + " needs a value: " + option.value());
      }
    }
    return new MagicInput(magic, words, options, body);
  }

  /** The word, unless it is an option with too few dashes, or with the long one of an editor. */
  private static String word(String magic, List<Option> declared, String arg) {
    String name = arg.replaceFirst("^[-\u2013\u2014]+", "").replaceFirst("=.*", "");
    if (name.length() < arg.length() && declared.stream().anyMatch(o -> o.name().equals(name))) {
      throw MetaException.of(
          "'%s' is no option of %%%s: it begins with two hyphens, --%s"
              .formatted(arg, magic, name));
    }
    return arg;
  }

  /** A line of Java ends with a semicolon, and a hand used to Java writes one. */
  private static List<String> withoutSemicolon(List<String> arguments) {
    List<String> args = new ArrayList<>(arguments);
    if (!args.isEmpty()) {
      String last = args.get(args.size() - 1);
      if (last.endsWith(";")) {
        args.set(args.size() - 1, last.substring(0, last.length() - 1));
      }
    }
    args.removeIf(String::isEmpty);
    return args;
  }

  private static Option find(String magic, List<Option> declared, String name) {
    for (Option option : declared) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    List<String> others =
        Arrays.stream(MagicTable.values())
            .filter(other -> other.options().stream().anyMatch(o -> o.name().equals(name)))
            .map(other -> "%" + other.code())
            .toList();
    String elsewhere = others.isEmpty() ? "" : ", only of " + String.join(", ", others);
    List<String> names = declared.stream().map(Option::name).toList();
    String near =
        Nearest.to(name, names).map(found -> " did you mean '--" + found + "'?").orElse("");
    throw MetaException.of(
        "no option '--%s' of %%%s%s;%s%s Options: %s"
            .formatted(
                name,
                magic,
                elsewhere,
                near,
                MODEL.contains(name)
                    ? " moderators stand in the cell below %%" + magic + " TABLE, as yi ~ year;"
                    : "",
                String.join(", ", names.stream().map(known -> "--" + known).toList())));
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** The value of an option that is there. */
  String value(String name) {
    return java.util.Objects.requireNonNull(options.get(name)).get(0);
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name)).map(values -> values.get(0));
  }

  /** All values of an option that may be repeated; empty without it. */
  List<String> values(String name) {
    return options.getOrDefault(name, List.of());
  }

  /** A number. */
  Optional<Double> number(String name) {
    return option(name)
        .map(
            text -> {
              try {
                return Double.valueOf(text);
              } catch (NumberFormatException e) {
                throw MetaException.of("--" + name + " takes a number, not '" + text + "'");
              }
            });
  }

  /** A whole number, at most {@code most}. */
  Optional<Long> whole(String name, long most) {
    return option(name)
        .map(
            text -> {
              try {
                long value = Long.parseLong(text);
                if (value > most) {
                  throw MetaException.of("--" + name + " can be " + most + " at most, not " + text);
                }
                return value;
              } catch (NumberFormatException e) {
                throw MetaException.of("--" + name + " takes a whole number, not '" + text + "'");
              }
            });
  }

  /** Values between commas; empty without the option. */
  List<String> list(String name) {
    return option(name)
        .map(text -> Arrays.stream(text.split(",")).map(String::strip).toList())
        .orElse(List.of());
  }

  /** The only word, or the first of several. */
  String word(String what) {
    if (words.isEmpty()) {
      throw MetaException.of(
          "%" + magic + " needs " + what + "; %" + magic + " --help shows an example");
    }
    return words.get(0);
  }

  /** Refuses words after the first {@code most}. */
  void atMost(int most) {
    if (words.size() > most && words.subList(most, words.size()).contains("~")) {
      throw MetaException.of(
          "a model stands in the lines below %%%%%s %s, as yi ~ year, not beside it"
              .formatted(magic, words.isEmpty() ? "TABLE" : words.get(0)));
    }
    if (words.size() > most) {
      throw MetaException.of(
          "'%s' is one word too many for %%%s; options begin with --, and values with blanks stand"
                  .formatted(words.get(most), magic)
              + " in double quotes");
    }
  }

  /** The name after --as, which must be a Java identifier. */
  Optional<String> as() {
    return option("as")
        .map(
            name -> {
              if (SourceVersion.isKeyword(name)) {
                throw MetaException.of(
                    "'%s' is a word of Java, and no variable can be called so; write for example --as %s1"
                        .formatted(name, name.equals("_") ? "fit" : name));
              }
              if (!SourceVersion.isIdentifier(name)) {
                throw MetaException.of(
                    "--as takes the name of a variable, not '%s'%s".formatted(name, nearest(name)));
              }
              return name;
            });
  }

  /** The name with what no variable may have replaced, as {@code my-fit} by {@code my_fit}. */
  private static String nearest(String name) {
    String near =
        name.strip().replaceAll("[^\\p{L}\\p{N}_]+", "_").replaceFirst("^(?=\\p{N})", "_");
    return near.matches("_*") || !SourceVersion.isIdentifier(near)
        ? ""
        : "; write for example --as " + near;
  }
}
