package io.github.metasaw.kernel.magic;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Nearest;
import io.github.metasaw.kernel.option.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was typed after a magic: words and options. */
public final class LineParser {

  /** What other programs call the moderators. */
  private static final List<String> MODEL = List.of("mods", "moderators", "formula", "model");

  /** Options of a magic with more than these are not listed in a message. */
  private static final int MAX_LISTED = 25;

  private final MagicRegistry registry;
  private final Magic magic;
  private final List<Option<?>> declared;

  private LineParser(MagicRegistry registry, Magic magic) {
    this.registry = registry;
    this.magic = magic;
    this.declared = magic.allOptions();
  }

  /**
   * A parser of the lines of one magic.
   *
   * @param registry all magics, to say which of them take an option that this one has not
   * @param magic of the line
   * @return the parser
   */
  public static LineParser of(MagicRegistry registry, Magic magic) {
    return new LineParser(registry, magic);
  }

  /**
   * Parses; {@code --name value} and {@code --name=value} are the same.
   *
   * @param arguments as the kernel splits them, quotation marks removed
   * @param body the lines below, or null for a line alone
   * @param host the notebook
   * @return the line, of which every option exists and has a value if it needs one
   * @throws MetaException for an option that the magic does not take
   */
  public MagicLine parse(List<String> arguments, @Nullable String body, MagicHost host) {
    List<String> words = new ArrayList<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> rest = withoutSemicolon(arguments);
    while (!rest.isEmpty()) {
      String argument = rest.remove(0);
      if (argument.startsWith("--")) {
        option(argument.substring(2), rest, options, !words.isEmpty());
      } else {
        words.add(word(argument));
      }
    }
    return new MagicLine(magic.name(), words, options, body, host);
  }

  /**
   * Takes an option from a line. A word after a flag may be the first word of the line instead,
   * which is the name of a variable.
   */
  private void option(
      String text, List<String> rest, Map<String, List<String>> options, boolean hasWords) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Option<?> option = find(name);
    List<String> values = options.computeIfAbsent(name, any -> new ArrayList<>());
    if (!values.isEmpty() && !option.isRepeatable()) {
      throw MetaException.of("the option --" + name + " stands twice");
    }
    if (option.isFlag()) {
      if (equals >= 0) {
        throw MetaException.of("the option --" + name + " takes no value");
      }
      Optional<String> word = hasWords ? option.wordAfter(rest) : Optional.empty();
      word.ifPresent(taken -> rest.remove(0));
      values.add(word.orElse(""));
    } else if (equals >= 0) {
      values.add(text.substring(equals + 1));
    } else if (!rest.isEmpty() && !rest.get(0).startsWith("--")) {
      values.add(rest.remove(0));
    } else {
      throw MetaException.of(
          "the option --" + name + " needs a value: " + option.type().placeholder());
    }
  }

  /** The word, unless it is an option with too few hyphens, or with the long one of an editor. */
  private String word(String argument) {
    String name = argument.replaceFirst("^[-\u2013\u2014]+", "").replaceFirst("=.*", "");
    if (name.length() < argument.length()
        && declared.stream().anyMatch(option -> option.name().equals(name))) {
      throw MetaException.of(
          "'%s' is no option of %%%s: it begins with two hyphens, --%s"
              .formatted(argument, magic.name(), name));
    }
    return argument;
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

  private Option<?> find(String name) {
    for (Option<?> option : declared) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    List<String> others = registry.takers(name);
    String elsewhere = others.isEmpty() ? "" : ", only of " + String.join(", ", others);
    List<String> names = declared.stream().<String>map(Option::name).toList();
    String near =
        Nearest.to(name, names).map(found -> " did you mean '--" + found + "'?").orElse("");
    String model =
        MODEL.contains(name)
            ? " moderators stand in the cell below %%" + magic.name() + " TABLE, as yi ~ year;"
            : "";
    String all =
        declared.size() > MAX_LISTED
            ? "%" + magic.name() + " --help lists the options"
            : "Options: " + String.join(", ", declared.stream().map(Option::flagName).toList());
    throw MetaException.of(
        "no option '--%s' of %%%s%s;%s%s %s"
            .formatted(name, magic.name(), elsewhere, near, model, all));
  }
}
