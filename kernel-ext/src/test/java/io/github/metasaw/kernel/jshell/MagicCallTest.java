package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.metasaw.kernel.magic.CellText;
import java.util.List;
import org.junit.jupiter.api.Test;

class MagicCallTest {

  @Test
  void quotationMarksKeepBlanks() {
    assertEquals(List.of("a", "--x=d e", "", "f"), CellText.split("a  --x=\"d e\" \"\"\tf"));
    assertEquals(List.of("say \"hi\""), CellText.split("\"say \\\"hi\\\"\""));
  }

  @Test
  void aPathOfWindowsStaysAPath() {
    assertEquals(
        List.of("C:\\temp\\a.csv", "x", "y"), CellText.split("\"C:\\temp\\a.csv\" \"x\" \"y\""));
    assertEquals(List.of("C:\\temp"), CellText.split("C:\\\\temp"));
  }

  @Test
  void aLineHasNoBodyAndACellHas() {
    assertEquals(new MagicCall("meta", List.of("dat"), null), MagicCall.line("meta dat"));
    assertEquals("yi ~ 1", MagicCall.cell("meta dat", "yi ~ 1").body());
    assertNull(MagicCall.line("meta dat").body());
  }

  @Test
  void aQuestionMarkAsksForHelp() {
    MagicCall help = new MagicCall("help", List.of("meta"), null);
    assertEquals(help, MagicCall.line("meta?"));
    assertEquals(help, MagicCall.line("?%meta"));
    assertEquals(help, MagicCall.cell("meta?", "yi ~ 1"));
    assertEquals(List.of("is it?"), MagicCall.line("x \"is it?\"").words());
  }
}
