package io.github.metasaw.kernel.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.kernel.MetasawMagics;
import io.github.metasaw.kernel.magic.CommonOptions;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.option.Option;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandHelpTest {

  private static final MagicRegistry REGISTRY = MetasawMagics.registry();

  private static String help(String name) {
    return CommandHelp.of(MagicCommand.find(REGISTRY, name).orElseThrow());
  }

  @Test
  void everyCommandListsEveryOptionOfItsMagics() {
    for (String name : MagicCommand.names(REGISTRY)) {
      MagicCommand command = MagicCommand.find(REGISTRY, name).orElseThrow();
      List<String> lines = help(name).lines().map(String::strip).toList();
      Stream.concat(
              command.magic().allOptions().stream(),
              command.fits().stream().map(command::optionsOf).flatMap(List::stream))
          .filter(option -> option != CommonOptions.AS)
          .map(Option::toString)
          .distinct()
          .forEach(
              option ->
                  assertTrue(
                      lines.stream().anyMatch(line -> (line + " ").startsWith(option + " ")),
                      name + " does not list " + option));
    }
  }

  @Test
  void linesAreNotLongerThanATerminal() {
    for (String name : MagicCommand.names(REGISTRY)) {
      for (String line : help(name).lines().toList()) {
        boolean isWord = line.strip().indexOf(' ') < 0;
        assertTrue(
            line.length() <= 100
                || isWord
                || line.startsWith("metasaw ")
                || line.startsWith("In a"),
            line);
      }
    }
  }

  @Test
  void usageNamesFilesInThePlaceOfVariables() {
    assertTrue(help("meta").contains("Usage: metasaw meta FILE [OPTIONS]\n"));
    assertTrue(help("es").contains("Usage: metasaw es [MEASURE FILE] [OPTIONS]\n"));
    assertTrue(help("forest").contains("Usage: metasaw forest FILE... [OPTIONS]\n"));
    assertTrue(help("scan").contains("Usage: metasaw scan FILE... [OPTIONS]\n"));
    assertTrue(help("contrast").contains("FILE TERM=WEIGHT... [OPTIONS]\n"));
  }

  @Test
  void defaultsAreThoseOfTheLibrary() {
    List<String> lines = help("meta").lines().toList();
    assertEquals(
        1,
        lines.stream()
            .filter(line -> line.contains("--test NAME") && line.endsWith("[z]"))
            .count());
  }
}
