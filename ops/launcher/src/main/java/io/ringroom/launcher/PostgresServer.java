package io.ringroom.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of our own, reachable from this machine with a password only. Its data, its
 * port and its password stay between starts.
 *
 * @param home where its data and its programs are
 * @param programs what {@link PostgresBinaries} unpacked
 */
record PostgresServer(
    Path home, Path programs, OrdinaryUser user, int port, String password, VarDirectory var) {

  private static final String ROLE = "ringroom";
  private static final Duration INIT_LIMIT = Duration.ofSeconds(60);

  /** SQLSTATE of CREATE DATABASE for one that is there. */
  private static final String DUPLICATE_DATABASE = "42P04";

  /** Unpacks the programs, stops a server left by a killed launcher, makes the data directory. */
  static PostgresServer prepare(VarDirectory var, Duration stopLimit)
      throws IOException, InterruptedException {
    Path home = var.file("postgres");
    Files.createDirectories(home);
    Path programs = PostgresBinaries.unpack(home);
    Path data = home.resolve("data");
    stopLeftover(data, stopLimit);
    PostgresServer server =
        new PostgresServer(
            home,
            programs,
            userWhoEnters(home),
            keepPort(home.resolve("port")),
            Secrets.keep(var.file("postgres-password")),
            var);
    server.initialize();
    return server;
  }

  private static OrdinaryUser userWhoEnters(Path home) throws IOException, InterruptedException {
    OrdinaryUser user = OrdinaryUser.find();
    user.own(home);
    if (!user.enters(home)) {
      throw new StartFailure(
          "PostgreSQL does not run as root, and whom it runs as instead cannot enter "
              + home
              + ".\nKeep the data where others may pass: RINGROOM_VAR=/var/lib/ringroom ops/bin/up");
    }
    return user;
  }

  private static void stopLeftover(Path data, Duration limit) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    Leftover.of(pidFile, data.toString())
        .ifPresent(process -> Stopping.stop(process, "INT", limit));
    // What is left was not removed by a killed server. Its number may by now be another program's,
    // which a server would take for a running one and refuse to start.
    Files.deleteIfExists(pidFile);
  }

  private static int keepPort(Path file) throws IOException {
    if (Files.exists(file)) {
      int kept = Integer.parseInt(Files.readString(file).strip());
      if (Ports.isFreeTcp(kept)) {
        return kept;
      }
    }
    int port = Ports.anyFreeTcp();
    Files.writeString(file, port + "\n");
    return port;
  }

  private void initialize() throws IOException, InterruptedException {
    if (!Files.exists(data().resolve("PG_VERSION"))) {
      // A first start that was interrupted leaves half a directory, which initdb refuses.
      Path draft = Files.createTempDirectory(home, "new-data");
      Path passwordFile = home.resolve("initdb-password");
      Files.deleteIfExists(passwordFile);
      Files.createFile(
          passwordFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(passwordFile, password);
      user.own(home);
      try {
        initdb(draft, passwordFile);
        Files.move(draft, data());
      } finally {
        Files.delete(passwordFile);
      }
    }
    user.own(home);
  }

  private void initdb(Path directory, Path passwordFile) throws IOException, InterruptedException {
    Path log = var.log("postgres");
    Process initdb =
        new ProcessBuilder(
                user.command(
                    List.of(
                        programs.resolve("bin/initdb").toString(),
                        "--pgdata=" + directory,
                        "--username=" + ROLE,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--no-locale")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!initdb.waitFor(INIT_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      initdb.destroyForcibly();
      throw new StartFailure("initdb did not end within " + Console.seconds(INIT_LIMIT));
    }
    if (initdb.exitValue() != 0) {
      throw new StartFailure("PostgreSQL's initdb failed.\n" + LogTail.of(log));
    }
  }

  private Path data() {
    return home.resolve("data");
  }

  /** How the server process is run; INT is its orderly stop that does not wait for clients. */
  ChildSpec spec() {
    List<String> command =
        List.of(
            programs.resolve("bin/postgres").toString(),
            "-D",
            data().toString(),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "port=" + port,
            "-c",
            "unix_socket_directories=",
            "-c",
            "log_line_prefix=%m [%p] ");
    return new ChildSpec(
        "postgres",
        () -> user.command(command),
        data().toString(),
        Map.of("LC_ALL", "C"),
        var.log("postgres"),
        var.pidFile("postgres"),
        "INT");
  }

  /** Ready when it answers a log-in and has our database, which is made when it is not there. */
  Readiness readiness() {
    return () -> {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + ROLE);
        return Optional.empty();
      } catch (SQLException e) {
        return DUPLICATE_DATABASE.equals(e.getSQLState())
            ? Optional.empty()
            : Optional.of("says " + e.getMessage());
      }
    };
  }

  private Connection connect() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", ROLE);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "2");
    login.setProperty("socketTimeout", "2");
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", login);
  }

  /** What a process needs in its environment to use the database. */
  Map<String, String> environment() {
    return Map.of(
        "RINGROOM_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/" + ROLE,
        "RINGROOM_DB_USER", ROLE,
        "RINGROOM_DB_PASSWORD", password);
  }

  @Override
  public String toString() {
    return "PostgresServer[port=" + port + ", home=" + home + "]";
  }
}
