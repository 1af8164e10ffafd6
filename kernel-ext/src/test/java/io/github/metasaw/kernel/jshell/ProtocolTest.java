package io.github.metasaw.kernel.jshell;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The kernel over its channels, as Jupyter speaks to it. */
@Timeout(120)
class ProtocolTest {

  private static final KernelConnectionProperties PORTS = LocalClient.freePorts();
  private static final MetasawKernel KERNEL = new MetasawKernel();
  private static LocalClient client;

  @BeforeAll
  static void start() throws Exception {
    KernelConnection connection = new KernelConnection(PORTS);
    KERNEL.onStartup();
    KERNEL.becomeHandlerForConnection(connection);
    connection.connect();
    client = new LocalClient(PORTS);
    client.reply(client.send("kernel_info_request", new JsonObject()));
    // Until a first message comes through, those published are lost.
    Thread.sleep(200);
  }

  @AfterAll
  static void end() {
    client.close();
    KERNEL.onShutdown(false);
  }

  private static String only(List<LocalClient.Received> all, String type) {
    List<JsonObject> found =
        all.stream()
            .filter(one -> one.type().equals(type))
            .map(LocalClient.Received::content)
            .toList();
    assertEquals(1, found.size(), type + " in " + all);
    return found.get(0).toString();
  }

  @Test
  void tellsWhatItIs() {
    JsonObject info = client.reply(client.send("kernel_info_request", new JsonObject()));
    assertEquals("ok", info.get("status").getAsString());
    assertEquals("metasaw", info.get("implementation").getAsString());
    assertEquals("Java", info.getAsJsonObject("language_info").get("name").getAsString());
  }

  @Test
  void aCellPublishesItsStreamsAndItsResult() {
    String cell = client.sendCell("System.out.print(\"to be read\");\n6 * 7");
    assertEquals("ok", client.reply(cell).get("status").getAsString());
    List<LocalClient.Received> all = client.published(cell);
    assertEquals("busy", all.get(0).content().get("execution_state").getAsString());
    assertTrue(only(all, "stream").contains("to be read"));
    assertTrue(only(all, "execute_result").contains("\"text/plain\":\"42\""));
  }

  @Test
  void manyLinesComeWholeAndInFewMessages() {
    String cell =
        client.sendCell("for (int i = 0; i < 50_000; i++) { System.out.println(i); }\n6 * 7");
    List<LocalClient.Received> all = client.published(cell);
    String printed =
        all.stream()
            .filter(one -> one.type().equals("stream"))
            .map(one -> one.content().get("text").getAsString())
            .collect(joining());
    assertEquals(
        IntStream.range(0, 50_000).mapToObj(i -> i + System.lineSeparator()).collect(joining()),
        printed);
    assertTrue(all.size() < 1_000, all.size() + " messages");
    assertTrue(only(all, "execute_result").contains("42"));
  }

  @Test
  void printedTextKeepsTheOrderOfItsStreams() {
    String cell =
        client.sendCell(
            "for (int i = 0; i < 9; i++) { System.out.print(i); System.err.print(i); }");
    assertEquals(
        "001122334455667788",
        client.published(cell).stream()
            .filter(one -> one.type().equals("stream"))
            .map(one -> one.content().get("text").getAsString())
            .collect(joining()));
  }

  @Test
  void whatAnInterruptedCellLeavesBehindPrintsNoMore() {
    String endless = client.sendCell("while (true) { System.out.println(\"still here\"); }");
    client.sendControl("interrupt_request", new JsonObject());
    client.reply(endless);
    for (int i = 0; i < 3; i++) {
      String next = client.sendCell("Thread.sleep(50); System.out.print(\"next\");");
      assertEquals(
          "{\"name\":\"stdout\",\"text\":\"next\"}", only(client.published(next), "stream"));
    }
  }

  @Test
  void aFailureIsASentenceAndDropsTheCellsThatWait() {
    String bad = client.sendCell("%meta nothing");
    String next = client.sendCell("1 + 1");
    JsonObject reply = client.reply(bad);
    assertEquals("error", reply.get("status").getAsString());
    assertTrue(reply.get("evalue").getAsString().startsWith("no variable 'nothing'"));
    assertEquals("aborted", client.reply(next).get("status").getAsString());
    assertTrue(only(client.published(bad), "error").contains("no variable 'nothing'"));
    String later = client.sendCell("1 + 1");
    assertEquals("ok", client.reply(later).get("status").getAsString());
  }

  @Test
  void asksForInput() {
    String cell = client.sendCell("new java.util.Scanner(System.in).nextLine() + \"!\"");
    client.question(cell);
    client.sendInput("hello");
    assertEquals("ok", client.reply(cell).get("status").getAsString());
    assertTrue(only(client.published(cell), "execute_result").contains("hello!"));
  }

  @Test
  void anInterruptEndsWaitingForInput() {
    String cell = client.sendCell("System.in.read()");
    client.question(cell);
    client.sendControl("interrupt_request", new JsonObject());
    assertEquals("error", client.reply(cell).get("status").getAsString());
    String next = client.sendCell("new java.util.Scanner(System.in).nextLine()");
    client.question(next);
    client.sendInput("fresh");
    assertEquals("ok", client.reply(next).get("status").getAsString());
    assertTrue(only(client.published(next), "execute_result").contains("fresh"));
  }

  @Test
  void anInterruptEndsACellAtAnyTime() throws InterruptedException {
    client.reply(
        client.sendCell("var goesOn = new java.util.concurrent.atomic.AtomicBoolean(true);"));
    List<String> cells =
        List.of(
            "Thread.sleep(60_000);",
            "{ var mine = goesOn; while (mine.get()) { Thread.onSpinWait(); } }",
            "{ var mine = goesOn; while (mine.get()) { System.out.println(mine); } }");
    Random random = new Random(3);
    for (int i = 0; i < 21; i++) {
      String cell = client.sendCell(cells.get(i % cells.size()));
      Thread.sleep(random.nextInt(i < 10 ? 5 : 200));
      client.sendControl("interrupt_request", new JsonObject());
      JsonObject reply = client.reply(cell);
      assertEquals("interrupted: nothing was assigned", reply.get("evalue").getAsString());
      String end =
          client.sendCell(
              "goesOn.set(false);\n"
                  + "goesOn = new java.util.concurrent.atomic.AtomicBoolean(true);\ngoesOn.get()");
      assertTrue(only(client.published(end), "execute_result").contains("true"));
    }
  }

  @Test
  void completesAndInspects() {
    client.reply(client.sendCell("%dataset bcg --as dat"));
    JsonObject at = new JsonObject();
    at.addProperty("code", "%meta dat --yi ab");
    at.addProperty("cursor_pos", 17);
    JsonObject words = client.reply(client.send("complete_request", at));
    assertEquals("[\"ablat\"]", words.get("matches").toString());
    assertEquals(15, words.get("cursor_start").getAsInt());
    at.addProperty("detail_level", 0);
    JsonObject help = client.reply(client.send("inspect_request", at));
    assertTrue(help.get("found").getAsBoolean());
    assertTrue(help.get("data").toString().contains("--yi"));
  }
}
