<?php
/**
 * The operations of Colophon that the plugin uses.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/**
 * Colophon's HTTP API. Every answer is an array with `status`, `headers` and `body`, or a WP_Error:
 * `colophon_down` where nobody answered as expected, `colophon_refused` where Colophon said no.
 */
final class Colophon_Client {

	/** Seconds that a save waits. */
	const PATIENCE = 5;

	/** Seconds that suggestions may take; nothing else waits for them. */
	const SUGGESTIONS_PATIENCE = 20;

	/** Seconds that a page for readers waits. */
	const READERS_PATIENCE = 2;

	/** @var string */
	private $address;

	/** @var string */
	private $key;

	public function __construct( $address, $key ) {
		$this->address = untrailingslashit( $address );
		$this->key     = $key;
	}

	/** The client of the settings. */
	public static function current() {
		return new self( Colophon_Settings::get( 'address' ), Colophon_Settings::key() );
	}

	public function put_item( $id, $item ) {
		return $this->call( 'PUT', '/v1/items/{id}', $id, array(), $item );
	}

	public function delete_item( $id, $source, $position ) {
		return $this->call(
			'DELETE',
			'/v1/items/{id}',
			$id,
			array(
				'source'   => $source,
				'epoch'    => 0,
				'position' => $position,
			)
		);
	}

	/** Suggestions for a text that Colophon does not store. */
	public function suggest( $draft ) {
		return $this->call( 'POST', '/v1/suggestions', '', array(), $draft, array(), self::SUGGESTIONS_PATIENCE );
	}

	/** Suggestions for the stored item, with what was decided. */
	public function suggestions( $id ) {
		return $this->call( 'GET', '/v1/items/{id}/suggestions', $id, array(), null, array(), self::SUGGESTIONS_PATIENCE );
	}

	public function decide( $id, $decision ) {
		if ( '' !== $this->key ) {
			unset( $decision['by'] );   // A key has a name of its own; another one is refused.
		}
		return $this->call( 'POST', '/v1/items/{id}/decisions', $id, array(), $decision );
	}

	/** Everything that is accepted; status 304 where nothing changed since the entity tag. */
	public function accepted( $id, $etag = '' ) {
		return $this->call( 'GET', '/v1/items/{id}/accepted', $id, array(), null, '' === $etag ? array() : array( 'If-None-Match' => $etag ) );
	}

	public function changes( $after ) {
		return $this->call(
			'GET',
			'/v1/changes',
			'',
			array(
				'after' => $after,
				'limit' => 1000,
			)
		);
	}

	public function governance( $id, $territory ) {
		return $this->call( 'GET', '/v1/items/{id}/governance', $id, array( 'territory' => $territory ) );
	}

	public function segments() {
		return $this->call( 'GET', '/v1/segments', '', array( 'limit' => 1000 ) );
	}

	/** What may be shown to a segment now. */
	public function segment_list( $id, $count, $territory ) {
		$parameters = array(
			'k'         => $count,
			'territory' => $territory,
		);
		return $this->call( 'GET', '/v1/segments/{id}/recommendations', $id, $parameters, null, array(), self::READERS_PATIENCE );
	}

	/** What may be shown beside an item now. */
	public function related_list( $id, $count, $territory ) {
		$parameters = array(
			'k'         => $count,
			'territory' => $territory,
		);
		return $this->call( 'GET', '/v1/items/{id}/related', $id, $parameters, null, array(), self::READERS_PATIENCE );
	}

	/** Says that this site works, so that its source is not taken for silent. */
	public function heartbeat( $source ) {
		return $this->call( 'POST', '/v1/sources/{id}/heartbeats', $source, array(), new stdClass() );
	}

	public function session() {
		return $this->call( 'GET', '/v1/session' );
	}

	public function imprints() {
		return $this->call( 'GET', '/v1/imprints' );
	}

	public function source( $id ) {
		return $this->call( 'GET', '/v1/sources/{id}', $id );
	}

	private function call( $method, $path, $id = '', $parameters = array(), $body = null, $headers = array(), $patience = self::PATIENCE ) {
		if ( '' === $this->address ) {
			return new WP_Error( 'colophon_down', __( 'The address of Colophon is not set. Enter it under Settings › Colophon.', 'colophon' ) );
		}
		$url = $this->address . str_replace( '{id}', rawurlencode( $id ), $path );
		if ( $parameters ) {
			$url .= '?' . http_build_query( $parameters, '', '&' );
		}
		$headers['Accept'] = 'application/json';
		if ( '' !== $this->key ) {
			$headers['Authorization'] = 'Bearer ' . $this->key;
		}
		$arguments = array(
			'method'              => $method,
			'timeout'             => $patience,
			'redirection'         => 0,   // The key is not sent to wherever an answer points.
			'limit_response_size' => 8 * 1024 * 1024,
			'headers'             => $headers,
		);
		if ( null !== $body ) {
			$arguments['headers']['Content-Type'] = 'application/json';
			$arguments['body']                    = wp_json_encode( $body, JSON_UNESCAPED_UNICODE );
		}
		return $this->answer( wp_remote_request( $url, $arguments ) );
	}

	/** Nobody answered as expected. The detail is for the settings page; the sentence is for editors. */
	private static function down( $detail ) {
		return new WP_Error( 'colophon_down', __( 'Colophon does not answer.', 'colophon' ), array( 'detail' => $detail ) );
	}

	/** An error with its detail, for those who keep the site. */
	public static function explain( WP_Error $error ) {
		$detail = $error->get_error_data()['detail'] ?? '';
		return $error->get_error_message() . ( '' === $detail ? '' : " ($detail)" );
	}

	private function answer( $response ) {
		if ( is_wp_error( $response ) ) {
			return self::down( $response->get_error_message() );
		}
		$status = (int) wp_remote_retrieve_response_code( $response );
		$body   = json_decode( wp_remote_retrieve_body( $response ), true );
		if ( 304 === $status || ( $status < 300 && is_array( $body ) ) ) {
			return array(
				'status'  => $status,
				'headers' => wp_remote_retrieve_headers( $response ),
				'body'    => $body,
			);
		}
		if ( $status < 400 || $status >= 500 || ! is_array( $body ) ) {
			return self::down( "status $status" );
		}
		$data = array(
			'status' => $status,
			'code'   => isset( $body['code'] ) ? (string) $body['code'] : '',
			'detail' => trim( ( isset( $body['detail'] ) ? $body['detail'] : '' ) . ( isset( $body['fix'] ) ? ' – ' . $body['fix'] : '' ) ),
		);
		return new WP_Error( 'colophon_refused', self::refusal( $status ), $data );
	}

	/** A refusal for editors. What is wrong stands in the detail, in English. */
	private static function refusal( $status ) {
		if ( 401 === $status || 403 === $status ) {
			return __( 'Colophon does not let this site do this. Those who keep the site find the reason under Settings › Colophon.', 'colophon' );
		}
		if ( 429 === $status ) {
			return __( 'Colophon is asked too often. Try again in a minute.', 'colophon' );
		}
		/* translators: %d: an HTTP status. */
		return sprintf( __( 'Colophon did not accept this (status %d).', 'colophon' ), $status );
	}
}
