package io.github.metasaw.kernel.jshell;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Speaks to a kernel on this machine as Jupyter does: for tests and for the archive's training. */
public final class LocalClient implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  /** Shell, control, standard input, heartbeat and published messages. */
  private static final int PORTS = 5;

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

  private static final int MAX_WAIT_MS = 60_000;

  private final ZContext context = new ZContext();
  private final HMACGenerator signature;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket input;
  private final ZMQ.Socket published;
  private final String session = UUID.randomUUID().toString();

  /**
   * A message of a kernel.
   *
   * @param type for example {@code stream}
   * @param parent identity of the request that it belongs to
   * @param content as the protocol defines it for the type
   */
  public record Received(String type, String parent, JsonObject content) {}

  /**
   * A client of a kernel.
   *
   * @param kernel its ports
   * @throws IllegalArgumentException for a signature that Java does not have
   */
  public LocalClient(KernelConnectionProperties kernel) {
    try {
      signature = kernel.createHMACGenerator();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Java cannot sign messages with this key", e);
    }
    shell = socket(SocketType.DEALER, kernel.getShellPort());
    control = socket(SocketType.DEALER, kernel.getControlPort());
    input = socket(SocketType.DEALER, kernel.getStdinPort());
    published = socket(SocketType.SUB, kernel.getIopubPort());
    published.subscribe(new byte[0]);
  }

  private ZMQ.Socket socket(SocketType type, int port) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
    socket.setReceiveTimeOut(MAX_WAIT_MS);
    socket.setLinger(0);
    socket.setRcvHWM(0);
    socket.connect("tcp://" + HOST + ":" + port);
    return socket;
  }

  /**
   * Ports on which nobody listens, and a key.
   *
   * @return for a kernel that is yet to start
   */
  public static KernelConnectionProperties freePorts() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < PORTS; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
      for (ServerSocket socket : held) {
        socket.close();
      }
      return new KernelConnectionProperties(
          HOST,
          ports[0],
          ports[1],
          ports[2],
          ports[3],
          ports[4],
          "tcp",
          "hmac-sha256",
          UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a request on the shell channel and does not wait.
   *
   * @param type for example {@code execute_request}
   * @param content as the protocol defines it
   * @return identity of the request
   */
  public String send(String type, JsonObject content) {
    return send(shell, type, content);
  }

  /**
   * Sends a request on the control channel, as to interrupt, and does not wait.
   *
   * @param type for example {@code interrupt_request}
   * @param content as the protocol defines it
   * @return identity of the request
   */
  public String sendControl(String type, JsonObject content) {
    return send(control, type, content);
  }

  /**
   * Answers a question of the kernel for a line of input.
   *
   * @param line without its end
   */
  public void sendInput(String line) {
    JsonObject content = new JsonObject();
    content.addProperty("value", line);
    send(input, "input_reply", content);
  }

  private String send(ZMQ.Socket socket, String type, JsonObject content) {
    String id = UUID.randomUUID().toString();
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", id);
    header.addProperty("session", session);
    header.addProperty("username", "metasaw");
    header.addProperty("date", OffsetDateTime.now(ZoneOffset.UTC).toString());
    header.addProperty("msg_type", type);
    header.addProperty("version", "5.3");
    byte[] head = bytes(header.toString());
    byte[] none = bytes("{}");
    byte[] body = bytes(content.toString());
    String sign = signature.calculateSignature(head, none, none, body);
    socket.sendMore(DELIMITER);
    socket.sendMore(sign == null ? "" : sign);
    socket.sendMore(head);
    socket.sendMore(none);
    socket.sendMore(none);
    socket.send(body);
    return id;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Sends the code of a cell.
   *
   * @param code of the cell
   * @return identity of the request
   */
  public String sendCell(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("silent", false);
    content.addProperty("store_history", true);
    content.add("user_expressions", new JsonObject());
    content.addProperty("allow_stdin", true);
    content.addProperty("stop_on_error", true);
    return send("execute_request", content);
  }

  /**
   * Waits for the answer to a request on the shell channel.
   *
   * @param request its identity
   * @return the content of the answer
   */
  public JsonObject reply(String request) {
    return await(shell, request).content();
  }

  /**
   * Waits for a question for input.
   *
   * @param request identity of the cell that asks
   * @return the content of the question
   */
  public JsonObject question(String request) {
    return await(input, request).content();
  }

  private Received await(ZMQ.Socket socket, String request) {
    while (true) {
      Received message = receive(socket);
      if (message.parent().equals(request)) {
        return message;
      }
    }
  }

  /**
   * All that a request publishes, until the kernel is idle again.
   *
   * @param request its identity
   * @return in the order of arrival
   */
  public List<Received> published(String request) {
    List<Received> all = new ArrayList<>();
    while (true) {
      Received message = await(published, request);
      all.add(message);
      if (message.type().equals("status")
          && message.content().get("execution_state").getAsString().equals("idle")) {
        return all;
      }
    }
  }

  private static Received receive(ZMQ.Socket socket) {
    byte @Nullable [] part = socket.recv();
    while (part != null && !Arrays.equals(part, DELIMITER)) {
      part = socket.recv();
    }
    if (part == null) {
      throw new IllegalStateException("the kernel does not answer");
    }
    socket.recv();
    JsonObject header = object(socket.recvStr());
    JsonObject parent = object(socket.recvStr());
    socket.recv();
    JsonObject content = object(socket.recvStr());
    String of = parent.has("msg_id") ? parent.get("msg_id").getAsString() : "";
    return new Received(header.get("msg_type").getAsString(), of, content);
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  @Override
  public void close() {
    context.close();
  }
}
