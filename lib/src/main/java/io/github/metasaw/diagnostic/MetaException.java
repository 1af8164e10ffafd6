package io.github.metasaw.diagnostic;

import java.util.Collection;
import java.util.List;

/**
 * An input fault: one sentence that says what is wrong, where, and the nearest valid thing.
 *
 * <p>Thrown for what the user can mend. Numerical trouble never throws: it becomes a {@link Check}.
 * {@link #getMessage} words remedies as Java; another front end words them itself by {@link
 * #message(Wording)}.
 */
public final class MetaException extends IllegalArgumentException {

  private static final long serialVersionUID = 2L;

  /** Longer messages, as with the names of ten thousand columns, are cut. */
  private static final int MAX_LENGTH = 4000;

  private final Message words;

  private MetaException(Message words) {
    super(shown(words.text()));
    this.words = words;
  }

  /**
   * A fault told in one sentence without a full stop.
   *
   * @param message the sentence; per cent signs stand for themselves
   * @return an exception to throw
   */
  public static MetaException of(String message) {
    return of(Message.of(message));
  }

  /**
   * A fault told in one sentence without a full stop.
   *
   * @param message the sentence, with places and remedies as data
   * @return an exception to throw
   */
  public static MetaException of(Message message) {
    return new MetaException(message);
  }

  /**
   * A fault told in one sentence without a full stop.
   *
   * @param format as {@link Message#format} takes it
   * @param arguments of the format, among them {@link Place}s and {@link Remedy}s
   * @return an exception to throw
   */
  public static MetaException format(String format, Object... arguments) {
    return of(Message.format(format, arguments));
  }

  /**
   * A name that does not exist: {@code no column 'habitt' in dat (line 1, column 6); did you mean
   * 'habitat'? Columns: study, habitat}.
   *
   * @param what the kind of thing, singular: {@code column}, {@code option}, {@code estimator}
   * @param name what was written
   * @param where the place, for example {@code in dat}; may be empty
   * @param valid every name that would do, in the order to list them
   */
  public static MetaException unknown(
      String what, String name, String where, Collection<String> valid) {
    return unknown(what, name, Message.of(where), valid);
  }

  /**
   * A name that does not exist, at a place.
   *
   * @param what the kind of thing, singular: {@code column}, {@code option}, {@code estimator}
   * @param name what was written
   * @param where the place
   * @param valid every name that would do, in the order to list them
   */
  public static MetaException unknown(
      String what, String name, Place where, Collection<String> valid) {
    return unknown(what, name, new Message(List.of(where)), valid);
  }

  /**
   * A name that does not exist, at a place told in words: {@code in dat (line 1, column 6)}.
   *
   * @param what the kind of thing, singular: {@code column}, {@code option}, {@code estimator}
   * @param name what was written
   * @param where the place
   * @param valid every name that would do, in the order to list them
   */
  public static MetaException unknown(
      String what, String name, Message where, Collection<String> valid) {
    StringBuilder rest = new StringBuilder();
    Nearest.to(name, valid)
        .ifPresent(near -> rest.append("; did you mean '").append(near).append("'?"));
    if (!valid.isEmpty()) {
      rest.append(rest.isEmpty() ? "; " : " ");
      rest.append(plural(what)).append(": ").append(String.join(", ", valid));
    }
    return format(
        where.text().isEmpty() ? "no %s '%s'%s%s" : "no %s '%s' %s%s", what, name, where, rest);
  }

  /**
   * The sentence in the words of a front end.
   *
   * @param wording how remedies are worded
   * @return one sentence without a full stop
   */
  public String message(Wording wording) {
    return shown(words.text(wording));
  }

  /** The sentence as data. */
  public Message words() {
    return words;
  }

  /** The places the sentence names, in its order. */
  public List<Place> places() {
    return words.places();
  }

  /** What the sentence advises, in its order. */
  public List<Remedy> remedies() {
    return words.remedies();
  }

  private static String shown(String text) {
    return PlainText.lines(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text);
  }

  /** The plural, with a capital: of what is of something, that of the first noun. */
  private static String plural(String what) {
    int end = what.contains(" of ") ? what.indexOf(" of ") : what.length();
    String name = PlainText.capital(what.substring(0, end));
    String plural =
        name.matches(".*[^aeiou]y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    return plural + what.substring(end);
  }
}
