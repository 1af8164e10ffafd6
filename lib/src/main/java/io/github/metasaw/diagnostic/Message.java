package io.github.metasaw.diagnostic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence whose places and remedies are data: text for most of it, and between the text the
 * {@link Place}s and {@link Remedy}s that each front end of the library words for its readers.
 *
 * @param parts in the order of the sentence
 */
public record Message(List<MessagePart> parts) implements Serializable {

  /**
   * A piece that reads the same everywhere.
   *
   * @param text the piece
   */
  public record Text(String text) implements MessagePart {}

  /** {@code %s}, {@code %1$s}, {@code %,d}, {@code %.2f}, {@code %%}. */
  private static final Pattern SPECIFIER =
      Pattern.compile("%(?:(\\d+)\\$)?([-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z%])");

  public Message {
    parts = List.copyOf(parts);
  }

  /**
   * A sentence without places and remedies.
   *
   * @param text the sentence; per cent signs stand for themselves
   * @return a message
   */
  public static Message of(String text) {
    return new Message(List.of(new Text(text)));
  }

  /**
   * A sentence as {@link String#format} takes it, in the language-neutral locale.
   *
   * @param format text with specifiers such as {@code %s}, with positions or without
   * @param arguments in the order of the specifiers; places, remedies and messages stay data and
   *     stand at a {@code %s}
   * @return a message
   * @throws IllegalArgumentException if an argument has no specifier
   */
  public static Message format(String format, Object... arguments) {
    List<MessagePart> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher at = SPECIFIER.matcher(format);
    int from = 0;
    int next = 0;
    BitSet used = new BitSet();
    while (at.find()) {
      text.append(format, from, at.start());
      from = at.end();
      if (at.group().endsWith("%")) {
        text.append('%');
        continue;
      }
      int index = at.group(1) == null ? next++ : Integer.parseInt(at.group(1)) - 1;
      used.set(index);
      Object argument = arguments[index];
      List<MessagePart> data =
          argument instanceof Message message
              ? message.parts()
              : argument instanceof MessagePart part ? List.of(part) : List.of();
      if (data.isEmpty()) {
        text.append(text(at.group(2), argument));
      } else {
        flush(text, parts);
        parts.addAll(data);
      }
    }
    text.append(format, from, format.length());
    flush(text, parts);
    if (used.cardinality() != arguments.length) {
      throw new IllegalArgumentException("an argument without a specifier: " + format);
    }
    return new Message(parts);
  }

  /** Of numbers at a {@code %s}, all digits, and no point where they are whole. */
  private static String text(String specifier, Object argument) {
    return specifier.equals("s") && argument instanceof Double number
        ? CheckNumber.plain(number)
        : String.format(Locale.ROOT, '%' + specifier, argument);
  }

  private static void flush(StringBuilder text, List<MessagePart> parts) {
    if (!text.isEmpty()) {
      parts.add(new Text(text.toString()));
      text.setLength(0);
    }
  }

  /**
   * This sentence, and another directly after it.
   *
   * @param more what follows
   * @return a new message
   */
  public Message then(Message more) {
    List<MessagePart> all = new ArrayList<>(parts);
    all.addAll(more.parts);
    return new Message(all);
  }

  /**
   * This sentence, and text directly after it.
   *
   * @param more what follows
   * @return a new message
   */
  public Message then(String more) {
    return then(of(more));
  }

  /**
   * The sentence in the words of a front end of the library.
   *
   * @param wording how places and remedies are worded
   * @return the sentence
   */
  public String text(Wording wording) {
    StringBuilder out = new StringBuilder();
    for (MessagePart part : parts) {
      if (part instanceof Text text) {
        out.append(text.text());
      } else if (part instanceof Remedy remedy) {
        out.append(wording.remedy(remedy));
      } else if (part instanceof Place place) {
        String words = wording.place(place);
        if (words.isEmpty() && !out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
          out.setLength(out.length() - 1);
        }
        out.append(words);
      }
    }
    return out.toString();
  }

  /**
   * The sentence as the library words it.
   *
   * @return the sentence, with remedies as Java
   */
  public String text() {
    return text(Wording.JAVA);
  }

  /**
   * The places the sentence names.
   *
   * @return places, in the order of the sentence
   */
  public List<Place> places() {
    return parts.stream().filter(Place.class::isInstance).map(Place.class::cast).toList();
  }

  /**
   * The remedies the sentence names.
   *
   * @return remedies, in the order of the sentence
   */
  public List<Remedy> remedies() {
    return parts.stream().filter(Remedy.class::isInstance).map(Remedy.class::cast).toList();
  }

  /** {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
