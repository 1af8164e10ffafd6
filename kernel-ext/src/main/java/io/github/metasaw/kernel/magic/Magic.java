package io.github.metasaw.kernel.magic;

import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.report.document.Sheet;
import java.util.List;
import java.util.Optional;

/**
 * A magic: what a user types after a per cent sign. One class each, named for the magic; {@link
 * MagicRegistry} finds it by name. A magic that may also stand over a cell is a {@link CellMagic}.
 */
public interface Magic {

  /**
   * What the help says of it.
   *
   * @return group, name, arguments, example and summary
   */
  Description description();

  /**
   * The type of its result, which {@code --as} declares in the notebook.
   *
   * @return a public type that notebooks import
   */
  Class<?> type();

  /**
   * Its options, besides those that every magic has.
   *
   * @return in the order in which the help lists them
   */
  default List<Option<?>> options() {
    return List.of();
  }

  /**
   * All its options.
   *
   * @return its own, and then those that every magic has
   */
  default List<Option<?>> allOptions() {
    return Option.join(options(), CommonOptions.ALL);
  }

  /**
   * What the help adds below the options.
   *
   * @return a line each
   */
  default List<String> notes() {
    return List.of();
  }

  /**
   * Whether the magic alone, without anything after it, lists all magics.
   *
   * @return true for one magic
   */
  default boolean isIndex() {
    return false;
  }

  /**
   * The help of what a line names, where the magic has more to say of it than of itself.
   *
   * @param words what is not an option
   * @return what {@code --help} shows in the place of the help of the magic
   */
  default Optional<Sheet> topic(List<String> words) {
    return Optional.empty();
  }

  /**
   * What may stand after it besides variables and options.
   *
   * @return words that complete it; empty for almost all magics
   */
  default List<String> candidates() {
    return List.of();
  }

  /**
   * The variable that a kernel of our own declares without {@code --as}.
   *
   * @param line what was typed after it
   * @return its name; empty for almost all magics
   */
  default Optional<String> variable(MagicLine line) {
    return Optional.empty();
  }

  /**
   * The file to which its result is written.
   *
   * @param line what was typed after it
   * @return that of {@code --save}; a magic whose only purpose is a file may take a word for it
   */
  default Optional<String> file(MagicLine line) {
    return line.find(CommonOptions.SAVE);
  }

  /**
   * Whether a word after it names the file that it writes, and no input.
   *
   * @param word of the line
   * @return false for almost all magics
   */
  default boolean writes(String word) {
    return false;
  }

  /**
   * Runs it. Assigns and displays nothing itself.
   *
   * @param line what was typed after it
   * @return its result and what is to be shown
   * @throws io.github.metasaw.diagnostic.MetaException for what the user can mend
   */
  MagicResult run(MagicLine line);

  /**
   * The name after the per cent sign.
   *
   * @return for example {@code forest}
   */
  default String name() {
    return description().name();
  }
}
