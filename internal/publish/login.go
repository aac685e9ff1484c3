package publish

import (
	"bufio"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/plumbing/transport/http"
	"github.com/go-git/go-git/v5/plumbing/transport/ssh"
)

// Login is who publishes to a remote, and with what. It is never written
// anywhere and shows in no message.
type Login struct {
	User, Password string
	KeyFiles       []string // private keys to try when no ssh-agent answers
}

// String hides the password from messages made by accident.
func (Login) String() string { return "Login" }

// FindLogin looks for the login of a remote where users keep it: the
// environment, ~/.netrc, ~/.git-credentials and the keys in ~/.ssh.
func FindLogin(address string, getenv func(string) string, home string) Login {
	login := Login{User: getenv("YINFA_GIT_USER"), Password: getenv("YINFA_GIT_PASSWORD")}
	if home != "" {
		for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
			login.KeyFiles = append(login.KeyFiles, filepath.Join(home, ".ssh", name))
		}
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || login.Password != "" || home == "" {
		return login
	}
	netrc := getenv("NETRC")
	if netrc == "" {
		netrc = filepath.Join(home, ".netrc")
	}
	for _, find := range []func(*url.URL) (string, string){
		func(u *url.URL) (string, string) { return fromNetrc(text(netrc), u.Hostname()) },
		func(u *url.URL) (string, string) {
			return fromGitCredentials(text(filepath.Join(home, ".git-credentials")), u)
		},
	} {
		if user, password := find(u); password != "" {
			login.User, login.Password = user, password
			break
		}
	}
	return login
}

// text reads a small file that need not exist.
func text(name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	return string(data)
}

// fromNetrc finds a host in a .netrc file.
func fromNetrc(text, host string) (user, password string) {
	words := strings.Fields(text)
	for i := 0; i < len(words); i++ {
		if words[i] != "machine" && words[i] != "default" {
			continue
		}
		match := words[i] == "default"
		if !match && i+1 < len(words) {
			i++
			match = words[i] == host
		}
		user, password = "", ""
		for i+2 < len(words) && (words[i+1] == "login" || words[i+1] == "password" || words[i+1] == "account") {
			switch words[i+1] {
			case "login":
				user = words[i+2]
			case "password":
				password = words[i+2]
			}
			i += 2
		}
		if match {
			return user, password
		}
	}
	return "", ""
}

// fromGitCredentials finds a remote in git's own store of passwords.
func fromGitCredentials(text string, remote *url.URL) (user, password string) {
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		u, err := url.Parse(strings.TrimSpace(lines.Text()))
		if err != nil || u.User == nil || u.Scheme != remote.Scheme || u.Host != remote.Host {
			continue
		}
		if remote.User != nil && remote.User.Username() != u.User.Username() {
			continue
		}
		if path := strings.Trim(u.Path, "/"); path != "" && path != strings.Trim(remote.Path, "/") {
			continue
		}
		password, _ = u.User.Password()
		return u.User.Username(), password
	}
	return "", ""
}

// method is the login as the transport wants it; nil leaves the choice to it.
func (l Login) method(e *transport.Endpoint) (transport.AuthMethod, error) {
	switch e.Protocol {
	case "http", "https":
		if l.Password == "" {
			return nil, nil
		}
		user := l.User
		if user == "" {
			user = e.User
		}
		if user == "" {
			// Hosts of pages take any name beside a token.
			user = "git"
		}
		return &http.BasicAuth{Username: user, Password: l.Password}, nil
	case "ssh":
		user := e.User
		if user == "" {
			user = "git"
		}
		if agent, err := ssh.NewSSHAgentAuth(user); err == nil {
			return agent, nil
		}
		for _, file := range l.KeyFiles {
			key, err := ssh.NewPublicKeysFromFile(user, file, l.Password)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			} else if err != nil {
				return nil, &Failure{Summary: "密钥 " + file + " 用不了", Hint: "有口令的密钥请交给 ssh-agent，或用环境变量 YINFA_GIT_PASSWORD 给出口令", Err: err}
			}
			return key, nil
		}
		return nil, &Failure{Summary: "没有可用的 ssh 密钥", Hint: "请启动 ssh-agent 并加入密钥，或者把密钥放在 ~/.ssh"}
	}
	return nil, nil
}
