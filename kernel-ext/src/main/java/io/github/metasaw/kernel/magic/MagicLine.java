package io.github.metasaw.kernel.magic;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after a magic, checked against what the magic takes, and the notebook around it.
 * Remembers which options the magic has asked for, so that none is ignored.
 */
public final class MagicLine implements GivenOptions {

  /** Name of the result in generated Java, where the line gives none. */
  private static final String RESULT = "result";

  private final String magic;
  private final List<String> words;
  private final Map<String, List<String>> options;
  private final @Nullable String body;
  private final MagicHost host;
  private final Set<String> asked = new HashSet<>();

  /**
   * A line.
   *
   * @param magic its name, for messages
   * @param words what is not an option, in order
   * @param options name to values, one unless the option is repeatable; a flag's value is empty
   * @param body the lines below it, or null for a line alone
   * @param host the notebook
   */
  MagicLine(
      String magic,
      List<String> words,
      Map<String, List<String>> options,
      @Nullable String body,
      MagicHost host) {
    this.magic = magic;
    this.words = List.copyOf(words);
    this.options = options;
    this.body = body;
    this.host = host;
  }

  /**
   * The name of the magic.
   *
   * @return without the per cent sign
   */
  public String magic() {
    return magic;
  }

  /**
   * The notebook.
   *
   * @return where variables are read and progress is shown
   */
  public MagicHost host() {
    return host;
  }

  /**
   * What is not an option.
   *
   * @return in order
   */
  public List<String> words() {
    return words;
  }

  /**
   * The words after the first.
   *
   * @return in order; empty if there is one word or none
   */
  public List<String> rest() {
    return words.isEmpty() ? List.of() : words.subList(1, words.size());
  }

  /**
   * What makes the result: the words and the options, without those that only show, declare or
   * write it.
   *
   * @return words as a kernel splits them
   */
  public List<String> making() {
    List<String> making = new ArrayList<>(words);
    options.forEach(
        (name, values) -> {
          if (CommonOptions.ALL.stream().noneMatch(common -> common.name().equals(name))) {
            for (String value : values) {
              making.add("--" + name);
              if (!value.isEmpty()) {
                making.add(value);
              }
            }
          }
        });
    return making;
  }

  /**
   * The lines below the magic.
   *
   * @return null for a line alone
   */
  public @Nullable String body() {
    return body;
  }

  @Override
  public boolean has(Option<?> option) {
    asked.add(option.name());
    return options.containsKey(option.name());
  }

  @Override
  public <T> Optional<Code<T>> given(Option<T> option) {
    return has(option) ? Optional.of(option.read(texts(option).get(0))) : Optional.empty();
  }

  /**
   * The value of an option that stands in the line, or its default.
   *
   * @param option with a default
   * @return the value with its Java
   */
  public <T> Code<T> code(Option<T> option) {
    return given(option).orElseGet(() -> option.code(option.defaultValue().orElseThrow()));
  }

  /**
   * The value of an option that stands in the line.
   *
   * @param option that the magic takes
   * @return empty where it does not stand there
   */
  public <T> Optional<T> find(Option<T> option) {
    return given(option).map(Code::value);
  }

  /**
   * The values of an option that may be repeated.
   *
   * @param option that the magic takes
   * @return in order; empty where it does not stand in the line
   */
  public <T> List<T> all(Option<T> option) {
    asked.add(option.name());
    return texts(option).stream().map(text -> option.read(text).value()).toList();
  }

  /**
   * Whether a flag is followed by a word.
   *
   * @param flag an option without a value
   * @param word one of those that may stand after it
   * @return false where it stands alone or not at all
   */
  public boolean says(Option<?> flag, String word) {
    return has(flag) && texts(flag).contains(word);
  }

  private List<String> texts(Option<?> option) {
    return options.getOrDefault(option.name(), List.of());
  }

  /**
   * Refuses options that have no use in this line.
   *
   * @param refused the options
   * @param reason a format with the option in place of {@code %s}
   */
  public void refuse(List<Option<?>> refused, String reason) {
    for (Option<?> option : refused) {
      if (has(option)) {
        throw MetaException.of(reason.formatted(option.flagName()));
      }
    }
  }

  /**
   * Refuses an option that needs another one.
   *
   * @param option that may stand in the line
   * @param needed without which it has no effect
   */
  public void needs(Option<?> option, Option<?> needed) {
    if (has(option) && !has(needed)) {
      throw MetaException.of("%s belongs to %s".formatted(option.flagName(), needed));
    }
  }

  /**
   * Options that stand in the line and that nobody has asked for.
   *
   * @return their names without hyphens, in the order typed
   */
  public List<String> ignored() {
    List<String> ignored = new ArrayList<>(options.keySet());
    ignored.removeAll(asked);
    return ignored;
  }

  /**
   * The first word.
   *
   * @param what it is, for the message
   * @return the word
   * @throws MetaException if there is none
   */
  public String word(String what) {
    if (words.isEmpty()) {
      throw MetaException.of(
          "%" + magic + " needs " + what + "; %" + magic + " --help shows an example");
    }
    return words.get(0);
  }

  /**
   * Refuses further words.
   *
   * @param most number of words that the magic takes
   */
  public void atMost(int most) {
    if (words.size() > most && words.subList(most, words.size()).contains("~")) {
      throw MetaException.of(
          "a model stands in the lines below %%%%%s %s, as yi ~ year, not beside it"
              .formatted(magic, words.isEmpty() ? "TABLE" : words.get(0)));
    }
    if (words.size() > most) {
      throw MetaException.of(
          "'%s' is one word too many for %%%s; options begin with --, and values with blanks stand in double quotes"
              .formatted(words.get(most), magic));
    }
  }

  /**
   * The variable that the first word names.
   *
   * @param type that it must have
   * @param what it is, for the message
   * @return its value, whose Java is its name
   */
  public <T> Code<T> first(Class<T> type, String what) {
    return variable(word(what), type);
  }

  /**
   * The only word, which names a variable.
   *
   * @param type that it must have
   * @param what it is, for the message
   * @return its value, whose Java is its name
   */
  public <T> Code<T> only(Class<T> type, String what) {
    atMost(1);
    return first(type, what);
  }

  /**
   * A variable of the notebook.
   *
   * @param name of the variable
   * @param type that it must have
   * @return its value, whose Java is its name
   */
  public <T> Code<T> variable(String name, Class<T> type) {
    return Code.variable(name, host.read(name, type));
  }

  /**
   * Variables of one type that all words name.
   *
   * @param type that they must have
   * @param what they are, for the message
   * @return in order
   */
  public <T> List<Code<T>> variables(Class<T> type, String what) {
    word(what);
    return words.stream().map(name -> variable(name, type)).toList();
  }

  /**
   * The value of a variable, whatever its type.
   *
   * @param name of the variable
   * @return null if there is none, or if it is null
   */
  public @Nullable Object value(String name) {
    return host.has(name) ? host.value(name) : null;
  }

  /**
   * The variable that the result is declared as.
   *
   * @return empty without {@code --as}
   */
  public Optional<String> as() {
    return find(CommonOptions.AS);
  }

  /**
   * The name of the result in generated Java.
   *
   * @return of the variable declared
   */
  public String resultName() {
    return as().orElse(RESULT);
  }
}
