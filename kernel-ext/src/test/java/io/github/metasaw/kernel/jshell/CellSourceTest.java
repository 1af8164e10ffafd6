package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellSourceTest {

  @Test
  void magicsWithCommentsAndBlankLinesAreAlone() {
    CellSource cell = CellSource.of("// first\n\n  %meta dat --as f\n%forest f\n%forest f");
    assertTrue(cell.isMagicsAlone());
    assertEquals(List.of("meta dat --as f", "forest f", "forest f"), cell.magics());
    assertTrue(CellSource.of("%meta?").isMagicsAlone());
    assertTrue(CellSource.of("?%meta").isMagicsAlone());
    assertFalse(CellSource.of("// only a comment").isMagicsAlone());
    assertFalse(CellSource.of("%meta dat\nint x = 1;").isMagicsAlone());
  }

  @Test
  void aMagicOnItsOwnLineIsFoundByItsStatement() {
    CellSource cell = CellSource.of("int x = 1;\n%read \"a \\\"b\\\".csv\"");
    String statement = cell.java().lines().toList().get(1);
    assertEquals(
        new MagicCall("read", List.of("a \"b\".csv"), null), cell.call(statement).orElseThrow());
    assertTrue(cell.call("int x = 1;").isEmpty());
  }

  @Test
  void aMagicMayStandToTheRightOfAnAssignment() {
    String java = CellSource.of("List<Table> all = %dataset bcg").java();
    assertEquals("List<Table> all = " + MagicCalls.java("dataset bcg") + ";", java);
    assertTrue(CellSource.of("x.y = %dataset bcg").java().startsWith("x.y = io.github.metasaw."));
  }

  @Test
  void percentSignsOfJavaStay() {
    for (String java :
        List.of(
            "String s = \"x=%d\";",
            "int c = a % b;",
            "int c = a\n % b;",
            "String t = \"\"\"\n%meta dat\n\"\"\";",
            "f(\"a\", x == 3 ? \"%s\" : \"y=%s\")")) {
      assertEquals(java, CellSource.of(java).java());
    }
  }

  @Test
  void aMagicOverTheCellTakesTheLinesBelow() {
    MagicCall call = CellSource.overCell("\n%%meta dat --as f\nyi ~ 1\n% x\n").orElseThrow();
    assertEquals(new MagicCall("meta", List.of("dat", "--as", "f"), "yi ~ 1\n% x\n"), call);
    assertEquals("", CellSource.overCell("%%meta dat").orElseThrow().body());
    assertTrue(CellSource.overCell("%meta dat").isEmpty());
    assertTrue(CellSource.overCell("int x;\n%%meta dat").isEmpty());
  }

  @Test
  void theAnalysisOfJavaSeesNoMagicAndTheSamePlaces() {
    String cell = "%meta dat\nTable t = %dataset bcg\nt.";
    String java = CellSource.withoutMagics(cell);
    assertEquals(cell.length(), java.length());
    assertFalse(java.contains("%"));
    assertEquals(cell.lastIndexOf("t."), java.lastIndexOf("t."));
  }

  @Test
  void theSignBeginsTheMagicOfALine() {
    assertEquals(2, CellSource.signOf("  %meta"));
    assertEquals(10, CellSource.signOf("Table t = %da"));
    assertEquals(10, CellSource.signOf("Table t = %"));
    assertEquals(-1, CellSource.signOf("int c = a % b;"));
  }
}
